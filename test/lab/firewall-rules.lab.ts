import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {askRules} from '../../src/expect/rules/ask-rules.ts'
import {cellsOfRules} from '../../src/expect/rules/cells-of-rules.ts'
import {readLabFile} from '../../src/lab/file/read-lab-file.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {makeLabNamespaces} from '../support/lab-namespaces.ts'
import {temporaryFolder} from '../support/temporary-folder.ts'

// The rules of labs/firewall in network namespaces, with its own ruleset: all green, and broken by hand in three ways, each of
// which turns the right cells red. Needs root and iptables.

const text = readFileSync(join(packageRoot, 'labs/firewall/lab.yaml'), 'utf8')
const files = readLabFile(text, 'lab.yaml').machines.firewall?.files ?? {}
const ruleset = files['/etc/firewall.rules']
const folder = temporaryFolder()
let names: Awaited<ReturnType<typeof makeLabNamespaces>>

test.before(async () => {
  names = await makeLabNamespaces(text)
  await load(rulesOfFile())
})
test.after.always(() => names?.remove())

function rulesOfFile(): string {
  if (typeof ruleset !== 'object' || !('content' in ruleset)) throw new Error('the firewall has no ruleset')
  return String(ruleset.content)
}

async function load(rules: string): Promise<void> {
  writeFileSync(join(folder, 'rules'), rules)
  await names.at('firewall', `iptables-restore ${join(folder, 'rules')}`)
}

/** The cells that did not pass, with what came instead. */
async function red(): Promise<Record<string, string>> {
  const {lab} = names
  const results = await askRules({lab, patience: 1000}, cellsOfRules(lab.topology, lab.topology.rules))
  return Object.fromEntries(
    results
      .filter(({passed}) => !passed)
      .map(({cell, got, unjudged}) => [
        `${cell.ids.join()} ${cell.name}`,
        unjudged === undefined ? got : `error: ${unjudged}`,
      ]),
  )
}

test.serial('as it is, all is as expected', async t => {
  t.deepEqual(await red(), {})
})

test.serial('a firewall that lets everything pass breaks what is denied, and nothing else', async t => {
  await load(rulesOfFile().replace(':FORWARD DROP', ':FORWARD ACCEPT'))
  const found = await red()
  await load(rulesOfFile())
  t.is(Object.keys(found).length, 8)
  for (const [name, got] of Object.entries(found)) {
    t.regex(name, /^F[23] desk-[12] does not reach/)
    t.is(got, '3 of 3 answers')
  }
})

test.serial(
  'without its rule for https only the office’s way to the web server is gone, at the firewall',
  async t => {
    await load(rulesOfFile().replace('443', '444'))
    const found = await red()
    await load(rulesOfFile())
    const got = 'no answer (no connection); the question was last seen arriving by eth0 of firewall'
    t.deepEqual(found, {'F1 desk-1 reaches web by https': got, 'F1 desk-2 reaches web by https': got})
  },
)

test.serial('where the database lost its address, its silence proves nothing', async t => {
  const found = await names.having(
    'db',
    'ip addr del 10.2.0.20/24 dev eth0',
    'ip addr add 10.2.0.20/24 dev eth0',
    red,
  )
  t.deepEqual(
    Object.keys(found).map(name => name.slice(0, 2)),
    ['F3', 'F3', 'F3', 'F3', 'F4', 'F4', 'F5', 'F5'],
  )
  t.is(
    found['F3 desk-1 does not reach db by postgres'],
    'error: silence proves nothing: db does not have 10.2.0.20',
  )
})
