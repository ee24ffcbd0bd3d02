import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {ensureImage} from '../../src/image/ensure-image.ts'
import {ociArchive, savedByDocker} from '../support/image-archives.ts'
import {cacheDir, makeWorld, type World} from '../support/life-test.ts'

// Labs with Docker and LXD and without an overlay: containers from files' images, and those that setup makes.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const labFile = `version: 1
lab: containers
networks:
  lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}
machines:
  rack: {count: 2, networks: {lan: 192.0.2.10}, role: docker}
  lone: {networks: {lan: 192.0.2.20}, role: lxd-cluster}
containers:
  saved: {on: rack, count: 2, network: bridge, image: images/saved.tar, services: {web: tcp/80}}
  front: {find: "docker:shop_front*", network: shop, image: images/oci.tar, services: {site: tcp/80}}
  nobody: {find: docker:shop_none, network: shop}
  db: {find: docker:shop_db, network: shop, services: {postgres: tcp/5432}}
  guest: {on: lone, network: lxdbr0, image: images/guest.tar.gz}
  extra: {find: "lxd:extra-*", network: lxdbr0}
setup:
  - on: rack-*
    run: |
      docker network create --subnet 172.30.$LAB_INDEX.0/24 shop
      for name in shop_front shop_db; do
        docker run --detach --restart always --name $name --network shop localhost/oci:1
      done
  - {on: lone, run: lxc launch guest extra-1; lxc launch guest extra-2}
expect:
  - {id: C1, from: front, to: db, where: same-machine, allow: [icmp, full-size, postgres]}
  - {id: C2, from: front, to: db, where: other-machine, deny: any}
  - {id: C3, from: host, to: [front, extra], deny: any}
  - {id: C4, from: rack-1, to: saved-1, allow: [icmp, web, http]}
  - {id: C5, from: saved-2, to: lone, allow: icmp, source: 192.0.2.11}
  - {id: C6, from: [extra, lone], to: guest, allow: [icmp, tcp]}
`

/** A folder with the lab file and what it names. */
async function makeFolder(name: string, text: string): Promise<string> {
  const folder = join(world.scratch, name)
  mkdirSync(join(folder, 'images'), {recursive: true})
  const {directory} = await ensureImage(
    {distribution: 'debian-12', aptSources: [], packages: []},
    {cacheDir, stateDir: '/var/lib/fanlab', onProgress: () => {}},
  )
  const own = join(directory, 'usr/share/fanlab/images')
  const root = readFileSync(join(own, 'nginx.tar'))
  const command = ['nginx', '-g', 'daemon off;']
  writeFileSync(join(folder, 'images/saved.tar'), savedByDocker('saved:1', root, command))
  writeFileSync(join(folder, 'images/oci.tar'), ociArchive('localhost/oci:1', root, command))
  copyFileSync(join(own, 'container.tar.gz'), join(folder, 'images/guest.tar.gz'))
  const file = join(folder, 'lab.yaml')
  writeFileSync(file, text)
  return file
}

test.serial('rules name containers of Docker and LXD that are on no overlay', async t => {
  const before = await world.snapshot()
  const lab = ['--lab', 'containers']
  const file = await makeFolder('containers', labFile)
  const up = await world.run('up', ['--file', file, ...lab])
  t.is(up.status, 0, up.output.slice(-3000))
  const {unproven, proven} = world.report('containers-up')
  t.deepEqual(unproven, [])
  t.deepEqual([...proven].sort(), ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'])

  const on = async (place: string, ...command: string[]): Promise<void> => {
    const {status, output} = await world.run('exec', [...lab, place, '--', ...command])
    t.is(status, 0, output)
  }
  const reboot = await world.run('persistence', [...lab, '--reports', world.reports, '--reboot', 'rack-1'])
  t.is(reboot.status, 0, reboot.output.slice(-3000))

  // One of several that is wrong is told by its name; an address that another one has next to the asker proves nothing.
  const pid = '$(docker inspect --format {{.State.Pid}} shop_front)'
  await on('rack-2', 'sh', '-c', `nsenter --net=/proc/${pid}/ns/net ip link set eth0 down`)
  const rules = join(world.scratch, 'more.yaml')
  writeFileSync(rules, more)
  const asked = await world.run('expect', [rules, ...lab, '--reports', world.reports])
  t.is(asked.status, 2, asked.output.slice(-3000))
  const textOf = (name: string): string =>
    world.report('expect').cases.find(each => each.name === name)?.text ?? ''
  t.regex(
    textOf('front reaches db by icmp'),
    /got: 1 of 2, shop_front on rack-2 to shop_db on rack-2: no answer/,
  )
  t.regex(
    textOf('saved-1 does not reach saved-2 by icmp'),
    /cannot tell .* somebody else answers at 172\.17\.0\.2: saved-2 never saw the question/,
  )
  t.regex(textOf('front reaches nobody by icmp'), /nobody: no container that runs is found by shop_none/)

  await world.run('down', lab)
  await world.untilAsBefore(before)
})

const more = `
expect:
  - {from: front, to: db, where: same-machine, allow: icmp, within: 1s}
  - {from: saved-1, to: saved-2, deny: icmp}
  - {from: front, to: nobody, allow: icmp, within: 1s}
`

const startWeb = 'docker run --detach --restart always --name web --network fanbr0 web nginx -g "daemon off;"'

const arriving = `version: 1
lab: arriving
networks:
  lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}
machines:
  old: {networks: {lan: 192.0.2.10}}
  rack: {count: 2, networks: {lan: 192.0.2.11}, role: docker}
  late: {count: 2, networks: {lan: 192.0.2.20}, start: later, files: {/etc/who: {content: late}}}
overlays:
  fan: {type: fan, prefix: 240.0.0.0/8, over: lan, members: [old, rack-*, late-1]}
containers:
  web: {find: docker:web, network: fan, services: {site: tcp/80}}
setup:
  - {name: image, on: rack-*, run: docker import /usr/share/fanlab/images/nginx.tar web}
  - {name: first, on: rack-1, run: ${startWeb}}
  - {name: second, on: rack-2, run: ${startWeb}}
expect:
  - {id: A1, from: old, to: rack-2, over: fan, allow: icmp}
  - {id: A2, from: late-*, to: old, allow: [icmp, tcp]}
  - {id: A3, from: late-1, to: web, deny: [icmp, site]}
  - {id: A4, from: [old, late-1], to: web, allow: [icmp, site]}
  - {id: A5, from: late-2, to: web, deny: any}
checks:
  - {id: B1, on: late-*, run: cat /etc/who, output: late}
order:
  - {setup: [image, first]}
  - {start: late}
  - {checks: B1}
  - {expect: [A2, A3]}
  - {unchanged: [old, rack-1]}
  - {join: {overlay: fan, members: [rack-2, late-1]}}
  - {setup: second}
  - {expect: [A1, A2, A4, A5]}
  - {reboot: {machines: late-*}}
  - {expect: [A2, A4, A5]}
`

test.serial('machines start and join in the order of the file, and stay after a reboot', async t => {
  const before = await world.snapshot()
  const file = await makeFolder('arriving', arriving)
  const {status, output} = await world.run('full', ['--file', file, '--lab', 'arriving'])
  t.is(status, 0, output.slice(-3000))
  const {unproven, proven} = world.report('arriving')
  t.deepEqual(unproven, [])
  t.deepEqual([...proven].sort(), ['A1', 'A2', 'A3', 'A4', 'A5', 'B1'])
  await world.untilAsBefore(before)
})
