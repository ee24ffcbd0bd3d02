import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {makeWorld, type World} from '../support/life-test.ts'

// Machines of one lab with different images. The other image is built where it was never needed, which takes minutes.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const labFile = `
version: 1
lab: images
resources: {memory: 512MiB}
networks:
  lan: {subnet: 10.1.0.0/24, host: 10.1.0.1}
machines:
  old: {networks: {lan: 10.1.0.10}}
  new: {networks: {lan: 10.1.0.11}, image: debian-13}
  newest: {networks: {lan: 10.1.0.12}, image: debian-13, packages: [netcat-openbsd]}
expect:
  - {id: R1, from: old, to: [new, newest], allow: [icmp, udp]}
  - {id: R2, from: new, to: old, allow: [icmp, tcp]}
checks:
  - {on: old, run: '. /etc/os-release; echo $ID-$VERSION_ID', output: debian-12}
  - {on: 'new*', run: '. /etc/os-release; echo $ID-$VERSION_ID', output: debian-13}
  - {on: newest, run: dpkg-query --show netcat-openbsd}
  - {on: new, run: '! dpkg-query --show netcat-openbsd'}
reboots:
  - {machines: newest}
`

for (const provider of ['lxc', 'uml'])
  test.serial(
    `machines run the images that the lab file gives them, also after a reboot: ${provider}`,
    async t => {
      const file = join(world.scratch, 'lab.yaml')
      writeFileSync(file, labFile)
      const {status, output} = await world.run('full', ['--provider', provider, '--file', file])
      t.is(status, 0, output.slice(-3000))
      t.regex(output, /^\s+other distributions\s+debian-13 on new, newest$/m)
      t.deepEqual(world.report('images').unproven, [])
    },
  )

test.serial(
  'what LXD noted of its processes is gone after a boot, when their numbers are those of others',
  async t => {
    const file = join(world.scratch, 'one.yaml')
    writeFileSync(
      file,
      `version: 1
lab: one
networks: {lan: {subnet: 10.1.0.0/24, host: 10.1.0.1}}
machines: {one: {networks: {lan: 10.1.0.10}}}
expect: [{id: R1, from: host, to: one, allow: icmp}]
`,
    )
    const {status, output} = await world.run('up', ['--lab', 'one', '--file', file])
    t.is(status, 0, output.slice(-3000))
    const machine = (await world.lab('one')).machine('one')
    const noted = '/var/lib/lxd/networks/lxdfan0/dnsmasq.pid'
    const isThere = async (): Promise<boolean> => (await machine.run(['test', '-e', noted])).status === 0
    await machine.write(noted, 'pid: 33\n')
    await machine.reboot()
    await machine.waitForBoot()
    t.false(await isThere(), 'after an orderly reboot')
    await machine.write(noted, 'pid: 33\n')
    t.true(await isThere())
    await machine.place.cutPower?.()
    await machine.place.start?.()
    await machine.waitForBoot()
    t.false(await isThere(), 'after a power cut')
  },
)
