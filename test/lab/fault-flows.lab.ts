import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {makeWorld, type World} from '../support/life-test.ts'

// `fanlab fault` under flows, on a lab that is up: two machines, both by IPv4 and IPv6, and a third one that has only IPv6.
// Needs what interrupt.lab.ts needs.

const labFile = `version: 1
lab: fault-flows
networks:
  lan: {subnet: [192.0.2.0/24, "2001:db8::/64"]}
  six: {subnet: "2001:db8:6::/64"}
machines:
  server: {networks: {lan: [192.0.2.10, "2001:db8::10"]}}
  client: {networks: {lan: [192.0.2.20, "2001:db8::20"], six: "2001:db8:6::20"}}
  newer: {networks: {six: "2001:db8:6::30"}}
expect:
  - {id: R1, from: client, to: [server, newer], allow: [icmp, tcp]}
reboots:
  - machines: newer
    flows:
      - {from: client, to: server, by: tcp, family: v6, max-outage: 0ms}
      - {from: client, to: newer}
`
const lab = ['--lab', 'fault-flows']

let world: World
let file = ''
test.before(async () => {
  world = await makeWorld()
  file = join(world.scratch, 'lab.yaml')
  writeFileSync(file, labFile)
  const {status, output} = await world.run('up', ['--file', file, ...lab])
  if (status !== 0) throw new Error(output)
})
test.after.always(() => world?.end())

/** The cut lasts for a second. */
async function faultUnderFlows(t: ExecutionContext, words: string, flags: readonly string[]) {
  const {status, output} = await world.run('fault', [
    ...[words, '--for', '1s', ...flags, ...lab],
    ...['--reports', world.reports],
  ])
  t.log(output.split('\n').filter(line => /outage/.test(line)))
  const {cases, unproven} = world.report('fault')
  const flowCase = (name: string) => cases.find(each => each.name === name)
  return {status, output, cases, unproven, flowCase}
}

test.serial('an outage within its budget passes, and is told with its numbers', async t => {
  const words = 'link lan down at server'
  const flags = ['--flow', 'client:server', '--flow', 'client:server:tcp', '--max-outage', '10s']
  const {status, output, flowCase} = await faultUnderFlows(t, words, flags)
  t.is(status, 0, output.slice(-3000))
  for (const by of ['icmp', 'tcp'])
    t.is(flowCase(`client reaches server by ${by} during ${words}`)?.status, 'passed', output)
  const [, least = 0, most = 0] = /by icmp during .* outage (\d+) to (\d+) ms/.exec(output) ?? []
  t.true(Number(least) >= 900 && Number(least) <= 3000, output)
  t.true(Number(most) > Number(least), output)
})

test.serial('an outage beyond its budget fails, and everything is asked again all the same', async t => {
  const words = 'blackhole lan'
  const flags = ['--flow', 'client:server', '--flow', 'client:newer', '--max-outage', '500ms']
  const {status, output, cases, flowCase} = await faultUnderFlows(t, words, flags)
  t.is(status, 1, output.slice(-3000))
  const failed = cases.filter(each => each.status !== 'passed')
  t.deepEqual(
    failed.map(({name}) => name),
    [`client reaches server by icmp during ${words}`],
  )
  t.regex(output, /expected: an outage of at most 500 ms\n.*got: an outage of \d+ to \d+ ms, \d+ of \d+ lost/)
  t.is(flowCase(`client reaches newer by icmp over IPv6 during ${words}`)?.status, 'passed')
  t.true(cases.some(({name}) => name === 'everything came back and nothing was lost'))
  t.is((await world.run('check', lab)).status, 0)
})

test.serial('a budget of nothing holds where nothing is broken on the way', async t => {
  const flags = ['--flow', 'client:newer:udp', '--max-outage', '0ms']
  const {status, output} = await faultUnderFlows(t, 'blackhole lan', flags)
  t.is(status, 0, output.slice(-3000))
})

test.serial('a flow that is none, and a budget of no flow, are refused and nothing is done', async t => {
  for (const [flags, why] of [
    [['--flow', 'client:nobody'], /--flow .*got "nobody"/],
    [['--flow', 'client'], /FROM:TO/],
    [['--max-outage', '1s'], /--flow FROM:TO is missing/],
  ] as const) {
    const {status, output} = await world.run('fault', ['blackhole lan', ...flags, ...lab])
    t.is(status, 64, output)
    t.regex(output, why)
  }
})

test.serial('flows of a lab file by IPv6 go on during a reboot, and come back with who boots', async t => {
  await world.run('down', lab)
  const {status, output} = await world.run('full', ['--file', file, ...lab])
  t.is(status, 0, output.slice(-3000))
  t.regex(output, /client reaches server by tcp over IPv6 during reboot newer +outage none/)
  t.regex(output, /client reaches newer by icmp over IPv6 during reboot newer +outage \d+ to \d+ ms/)
})
