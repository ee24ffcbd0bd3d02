import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {makeWorld, type World} from '../support/life-test.ts'

// Machines with network namespaces on a fan, as large labs have them. Needs what interrupt.lab.ts needs.

let world: World
let file = ''

test.before(async () => {
  world = await makeWorld()
  file = join(world.scratch, 'lab.yaml')
  writeFileSync(
    file,
    `version: 1
lab: many
networks: {lan: {subnet: 10.50.1.0/24, host: 10.50.1.254}}
machines: {m: {count: 2, networks: {lan: 10.50.1.1}, role: netns}}
overlays: {wide: {type: fan, prefix: 240.0.0.0/8, over: lan, members: m-*}}
containers: {box: {on: m, count: 4, network: wide}}
groups: {all: [m-*, box-*]}
sample: 3
seed: 7
expect: [{id: E1, from: all, to: all, allow: [icmp, udp]}]
reboots: [{machines: m-1}]
`,
  )
})
test.after.always(() => world?.end())

test.serial('everybody is reached before and after a reboot, and the sample is told', async t => {
  const {status, output} = await world.run('full', ['--file', file])
  t.is(status, 0, output)
  t.regex(output, /sample +3 cells get all probes, seed 7/)
  for (const phase of ['expectations', 'reboot m-1'])
    t.regex(output, new RegExp(`${phase}: 60 of 60 cells passed`))
})

test.serial(
  'the host keeps its hardware address when a port with a lower one joins the network, as that of a restarted machine may be',
  async t => {
    const up = await world.run('up', ['--file', file])
    t.is(up.status, 0, up.output)
    const before = await onHost('cat /sys/class/net/lan/address')
    await onHost('ip link add low address 02:00:00:00:00:01 master lan up type veth peer name peer')
    t.is(await onHost('cat /sys/class/net/lan/address'), before)
    await onHost('ip link delete low')
    t.is((await world.run('down')).status, 0)

    async function onHost(script: string): Promise<string> {
      const {status, output} = await world.run('exec', ['host', '--', 'sh', '-c', script])
      t.is(status, 0, output)
      return output
    }
  },
)

test.serial(
  'where a network namespace is gone nothing can be told of its cells, and its unit is named',
  async t => {
    const up = await world.run('up', ['--file', file])
    t.is(up.status, 0, up.output)
    const stop = ['systemctl', 'stop', 'fanlab-netns-box-3']
    t.is((await world.run('exec', ['m-1', '--', ...stop])).status, 0)
    const {status, output} = await world.run('check')
    t.is(status, 2, output)
    t.regex(
      output,
      /cannot tell whether box-3 reaches box-2 by icmp: box-3: fanlab-netns-box-3\.service does not run/,
    )
    t.regex(output, /40 of 60 cells passed/)
  },
)
