import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../src/process/package-root.ts'
import {makeWorld, type World} from '../support/life-test.ts'

// Acts that follow from a lab file: whether the rules of labs/firewall can fail.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const file = join(packageRoot, 'labs/firewall/lab.yaml')

/** What became of each act, by its sentence. */
async function acts(
  ...flags: string[]
): Promise<{status: number | null; output: string; of: Record<string, string>}> {
  const {status, output} = await world.run('sabotage', ['--lab', 'acts', ...flags])
  const {cases} = world.report('firewall-sabotage')
  const own = cases.filter(({claims}) => claims.some(id => /^S\d+$/.test(id)))
  return {
    status,
    output,
    of: Object.fromEntries(own.map(each => [each.name.replace(/^S\d+ /, ''), each.status])),
  }
}

test.serial('each way to break the lab is noticed by a rule, or no rule depends on it', async t => {
  const before = await world.snapshot()
  const {status, output, of} = await acts('--file', file)
  t.is(status, 0, output.slice(-3000))
  t.true(Object.keys(of).length > 40, output)
  const skipped = Object.keys(of).filter(name => of[name] === 'skipped')
  const uncovered =
    /packets of at most 1280|answers for firewall|^(desk-\d|web|db) lets everything pass|what serves/
  t.deepEqual(
    skipped.filter(name => !uncovered.test(name)),
    [],
  )
  for (const name of [
    ...['firewall lets everything pass', 'firewall does not forward', 'firewall drops what it forwards'],
    ...['firewall gives what it forwards to office its own address', 'db answers for web on servers'],
    ...[
      'the link of web to servers is cut',
      'db has lost its IPv4 address on servers',
      'web drops what comes in',
    ],
  ])
    t.is(of[name], 'passed', `${name}\n${output.slice(-6000)}`)
  await world.untilAsBefore(before)
})

test.serial('without the rule that noticed it an act is not covered, and the rule is told', async t => {
  const text = readFileSync(file, 'utf8')
  const less = text.replace(/^.*id: F5.*\n/m, '').replace(/^# yaml-language-server.*\n/, '')
  t.not(less.length, text.length)
  const copy = join(world.scratch, 'lab.yaml')
  writeFileSync(copy, less)
  const chosen = ['to office its own', 'to servers its own']
  const {status, output, of} = await acts('--file', copy, '--acts', chosen.join(','))
  t.is(status, 0, output.slice(-3000))
  t.deepEqual(of, {
    'firewall gives what it forwards to office its own address': 'skipped',
    'firewall gives what it forwards to servers its own address': 'passed',
  })
  t.regex(
    output,
    /no rule notices that firewall gives .* add a rule such as \{ from: web, to: desk-1, allow: icmp \}/,
  )
})
