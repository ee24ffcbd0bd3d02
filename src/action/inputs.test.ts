import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {refusedInputs} from '../cli/check-inputs.ts'
import {packageRoot} from '../process/package-root.ts'
import {InputError, readInputs} from './inputs.ts'
import {actionScenarios} from './scenarios.ts'

// Inputs come by the environment, which all tests of this file share.

/** The inputs that a workflow gives; the others are not there at all. */
function inputsOf(given: Record<string, string>) {
  for (const name of Object.keys(process.env)) if (name.startsWith('INPUT_')) delete process.env[name]
  for (const [name, value] of Object.entries(given)) process.env[`INPUT_${name.toUpperCase()}`] = value
  return readInputs(async words => refusedInputs(words))
}

async function problemsOf(given: Record<string, string>): Promise<string[]> {
  try {
    await inputsOf(given)
    return []
  } catch (error) {
    if (error instanceof InputError) return error.message.split('\n')
    throw error
  }
}

test.serial('without inputs the whole article is proven', async t => {
  t.like(await inputsOf({}), {
    ...{scenario: 'full', lab: '', makesLab: true, leavesLab: false, words: []},
    ...{timeoutMs: 3_600_000, failOnFailure: true, keepOnFailure: false},
  })
})

test.serial('action.yml’s own defaults are what a scenario does without any flag', async t => {
  const {inputs} = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8')) as {
    inputs: Record<string, {default: string}>
  }
  const defaults = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default]))
  for (const scenario of Object.keys(actionScenarios))
    t.deepEqual((await inputsOf({...defaults, scenario})).words, [], scenario)
})

test.serial('inputs become the words of the scenario, each in one word whatever is in it', async t => {
  const {words, lab} = await inputsOf({
    ...{lab: 'mine', distribution: 'debian-13', reports: 'out put; $(id)', install: 'false'},
    package: 'lxd=5.0.2-5\n\niproute2\n',
    'apt-source': 'deb [trusted=yes] https://example.org/debian bookworm main',
  })
  t.is(lab, 'mine')
  t.deepEqual(words, [
    '--distribution=debian-13',
    '--apt-source=deb [trusted=yes] https://example.org/debian bookworm main',
    ...['--package=lxd=5.0.2-5', '--package=iproute2', '--reports=out put; $(id)', '--no-install'],
  ])
})

test.serial('a scenario that visits a lab gets only what it takes', async t => {
  t.deepEqual((await inputsOf({scenario: 'check', provider: 'lxc', install: 'false'})).words, [])
  t.deepEqual((await inputsOf({scenario: 'persistence', reboot: 'rolling'})).words, ['--reboot=rolling'])
})

const refused = test.macro({
  async exec(t, given: Record<string, string>, ...problems: RegExp[]) {
    const told = await problemsOf(given)
    t.is(told.length, problems.length, told.join('\n'))
    for (const [index, problem] of problems.entries()) t.regex(told[index] ?? '', problem)
  },
  title: (_, given) => `refused: ${JSON.stringify(given)}`,
})

test.serial(refused, {scenario: 'down'}, /^input scenario must be one of full, up, .*; got "down"$/)
test.serial(refused, {scenario: 'constructor'}, /^input scenario must be one of/)
test.serial(
  'a script of the workspace is run by its path, with its settings, on a lab of its own',
  async t => {
    const script = 'scenarios/full.mjs'
    const inputs = await inputsOf({script, set: 'peers=3\npage=a b\n', underlay: '10.79.89.0/24'})
    t.like(inputs, {scenario: 'full', program: 'run', makesLab: true, leavesLab: false})
    t.deepEqual(inputs.file, [join(process.cwd(), script)])
    t.deepEqual(inputs.words, ['--set=peers=3', '--set=page=a b'])
    t.like(await inputsOf({scenario: 'up'}), {scenario: 'up', program: 'up', file: []})
  },
)

test.serial(
  refused,
  {script: 'scenarios/full.mjs', scenario: 'up'},
  /^input script excludes input scenario; got "up": leave one of them out$/,
)
test.serial(
  refused,
  {script: 'none.mjs'},
  /^input script must be a file of the workspace.*; got "none\.mjs"$/,
)
test.serial(refused, {script: 'README.md'}, /^input script must end with \.mjs.*; got "README\.md"$/)
test.serial(
  refused,
  {script: '/proc/self/cwd/../outside.mjs'},
  /^input script must be a file of the workspace/,
)
test.serial(
  refused,
  {script: 'scenarios/full.mjs', underlay: '10.1.0.0/16', set: 'x'},
  /^input underlay has no effect in scenario full; got "10\.1\.0\.0\/16"/,
  /^input set must be NAME=VALUE.*; got "x"$/,
)
test.serial(refused, {set: 'a=b'}, /^input set has no effect in scenario full/)

test.serial('a link out of the workspace leads no script to root', async t => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'outside.mjs'), '')
  mkdirSync(join(folder, 'workspace'))
  symlinkSync('../outside.mjs', join(folder, 'workspace', 'mine.mjs'))
  process.env.GITHUB_WORKSPACE = join(folder, 'workspace')
  t.teardown(() => delete process.env.GITHUB_WORKSPACE)
  const [problem = ''] = await problemsOf({script: join(folder, 'workspace', 'mine.mjs')})
  t.regex(problem, /^input script must be a file of the workspace, and lies outside of it; got/)
})

test.serial(refused, {lab: 'A b'}, /^input lab must be 1 to 20 .*; got "A b"/)
test.serial(refused, {timeout: '60'}, /^input timeout must be a whole number and its unit.*; got "60"$/)
test.serial(refused, {timeout: '6d'}, /^input timeout must be .* at most 5d; got "6d"$/)
test.serial(refused, {timeout: '0m'}, /^input timeout must be/)
test.serial(refused, {'keep-for': 'ever'}, /^input keep-for must be .*; got "ever"/)
test.serial(refused, {install: 'yes'}, /^input install must be true or false; got "yes"$/)
test.serial(refused, {'keep-on-failure': '1'}, /^input keep-on-failure must be true or false; got "1"$/)
test.serial(
  refused,
  {overlay: '10.0.0.0/8'},
  /^input underlay .* and input overlay 10\.0\.0\.0\/8 are not a valid fan pair/,
)
test.serial(
  refused,
  {'apt-source': 'http://example.org'},
  /^input apt-source: cannot use apt source "http:\/\/example\.org"/,
)
test.serial(
  refused,
  {package: './none.deb'},
  /^input package: cannot use package "\.\/none\.deb": there is no such file/,
)
test.serial(
  refused,
  {distribution: 'ubuntu-24.04'},
  /^input distribution: cannot build an image of ubuntu-24\.04.*input package/,
)
test.serial(
  refused,
  {reboot: 'all'},
  /^input reboot has no effect in scenario full; got "all": leave it out$/,
)
test.serial(
  refused,
  {scenario: 'check', distribution: 'debian-13', package: 'a\nbb'},
  ...[
    /^input distribution has no effect in scenario check; got "debian-13"/,
    /^input package .*; got "a, bb"/,
  ],
)

test.serial('what only some providers take is handed on, and refused with any other', async t => {
  t.deepEqual((await inputsOf({provider: 'lxd', vm: 'true', remote: 'hall'})).words, [
    '--provider=lxd',
    '--remote=hall',
    '--vm',
  ])
  t.deepEqual(await problemsOf({vm: 'true'}), ['input vm is for provider lxd or incus; got provider lxc'])
  t.regex(
    (await problemsOf({scenario: 'check', empty: 'true'}))[0] ?? '',
    /^input empty has no effect in scenario check; got "true"/,
  )
})

test.serial('all problems are told at once', async t => {
  const told = await problemsOf({
    scenario: 'x',
    timeout: 'x',
    install: 'x',
    provider: 'x',
    fan: 'x',
    lab: 'X',
  })
  t.deepEqual(
    told.map(text => text.split(' ')[1]),
    ['scenario', 'install', 'timeout', 'lab', 'provider', 'fan'],
  )
})
