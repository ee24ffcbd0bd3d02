import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {controlCharacters, harmIn} from '../../test/support/hostile-values.ts'
import {refusedInputs} from '../cli/check-inputs.ts'
import {packageRoot} from '../process/package-root.ts'
import {InputError, readInputs} from './inputs.ts'

// Every input of action.yml, with whatever can be wrong with it; an input without a row fails a test. What the flags that
// they become make of more values is in scenario/hostile-input.test.ts. Inputs come by the environment, which all tests
// of this file share.

interface Row {
  refused: readonly string[]
  /** Other inputs without which it means nothing. */
  with?: Readonly<Record<string, string>>
}

const switchRow: Row = {refused: ['yes', '1', 'on', 'nil', 'true false', '--vm']}
const word = ['-x', '--help', 'a b', '../x', '$(id)', 'ä', 'x'.repeat(5000)]
const rows: Readonly<Record<string, Row>> = {
  scenario: {refused: ['down', 'constructor', '__proto__', '../full', ...word]},
  lab: {refused: ['A', 'a.b', ...word]},
  provider: {refused: ['vbox', 'constructor', ...word]},
  fan: {refused: ['ovn', ...word]},
  underlay: {refused: ['10.0.0.0', '127.1.0.0/16', '--overlay=10.0.0.0/8', ...word]},
  overlay: {refused: ['10.0.0.0/8', '::/8', '230.0.0.0/8', ...word]},
  distribution: {refused: ['slackware', 'ubuntu-24.04', ...word]},
  'apt-source': {refused: ['http://x', 'deb cdrom:x y z', 'deb http://a:b@c d e', '--input-all', ...word]},
  package: {refused: ['lxd-', './none.deb', '--input-all.deb', 'lxd\nlxd=5', ...word]},
  inventory: {refused: ['/none', '/', '/dev/null', 'x'.repeat(5000)], with: {provider: 'ssh'}},
  empty: {...switchRow, with: {provider: 'ssh'}},
  remote: {refused: word, with: {provider: 'lxd'}},
  network: {refused: word, with: {provider: 'lxd'}},
  vm: {...switchRow, with: {provider: 'lxd'}},
  'all-endpoints': {...switchRow, with: {scenario: 'check'}},
  box: {refused: word, with: {provider: 'vagrant'}},
  hypervisor: {refused: ['nonsense', ...word], with: {provider: 'vagrant'}},
  script: {refused: ['none.mjs', 'README.md', '/etc/passwd', '-x.mjs', 'scenarios', ...word]},
  // What is wrong in a file is told by its line.
  file: {refused: ['none.yaml', '/dev/null', '-x.yaml', 'scenarios', ...word]},
  set: {refused: ['peers', '=3', '3=x', ...word], with: {script: 'scenarios/full.mjs'}},
  reboot: {refused: word, with: {scenario: 'persistence'}},
  install: switchRow,
  'raise-limits': switchRow,
  'image-digest': {refused: ['sha256:x', ...word]},
  reports: {refused: ['x'.repeat(5000)]},
  timeout: {refused: ['60', '6d', '0m', '-1h', '999999999d', ...word]},
  'keep-on-failure': switchRow,
  'keep-for': {refused: ['ever', '0h', '3651d', '999999999d', ...word]},
  'fail-on-failure': switchRow,
}

async function problemsOf(given: Readonly<Record<string, string>>): Promise<string[] | undefined> {
  for (const name of Object.keys(process.env)) if (name.startsWith('INPUT_')) delete process.env[name]
  for (const [name, value] of Object.entries(given)) process.env[`INPUT_${name.toUpperCase()}`] = value
  try {
    await readInputs(async words => refusedInputs(words))
    return undefined
  } catch (error) {
    if (error instanceof InputError) return error.message.split('\n')
    throw error
  }
}

test.serial('every input has a row', t => {
  const {inputs} = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8')) as {inputs: object}
  // The runner itself gives that one.
  const names = Object.keys(inputs).filter(name => name !== 'job-status')
  t.deepEqual(Object.keys(rows).sort(), names.sort())
})

for (const [name, {refused, with: others = {}}] of Object.entries(rows)) {
  test.serial(`input ${name} is refused when it is wrong, and told as what it is in a workflow`, async t => {
    // The runner's own library cuts blanks off at both ends.
    for (const value of [...refused, ...controlCharacters.filter(each => each === each.trim())]) {
      const lines = await problemsOf({...others, [name]: value})
      const about = `${JSON.stringify(value).slice(0, 80)}: ${lines?.join('\n')}`
      t.true(
        lines?.some(line => line.startsWith(`input ${name}`) || line.includes(`input ${name} `)),
        about,
      )
      t.deepEqual(harmIn(lines?.join('\n') ?? ''), [], about)
      for (const line of lines ?? []) t.regex(line, /^input [a-z-]+/, about)
    }
  })
}

test.serial('what looks like a flag in a value stays as it is', async t => {
  const [line = ''] = (await problemsOf({provider: '--all --lab'})) ?? []
  t.true(line.endsWith('; got "--all --lab"'), line)
})
