import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import test from 'ava'
import {ensureImage} from '../../src/image/ensure-image.ts'
import {run} from '../../src/process/run.ts'
import {allProcesses} from '../support/lab-processes.ts'
import {cacheDir, makeWorld, systemPath, type World} from '../support/life-test.ts'

// Images that a lab takes from the computer's own Docker. That is the Docker of another lab's machine here, which is
// reached by its socket as one of the computer would be.

let world: World
test.before(async () => {
  world = await makeWorld()
})
test.after.always(() => world?.end())

const network = 'networks:\n  lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}'

const depotFile = `version: 1
lab: depot
${network}
machines:
  depot: {networks: {lan: 192.0.2.9}, role: docker}
setup:
  - on: depot
    run: |
      docker import --change 'CMD ["nginx","-g","daemon off;"]' /usr/share/fanlab/images/nginx.tar localhost/shop:1
      docker import --change 'CMD ["sleep","inf"]' /usr/share/fanlab/images/nginx.tar localhost/quiet
`

const shopFile = (image: string): string => `version: 1
lab: shop
${network}
machines:
  rack: {networks: {lan: 192.0.2.10}, role: docker}
containers:
  shop: {on: rack, network: bridge, image: "${image}", services: {web: tcp/80}}
  quiet: {find: docker:quiet, network: bridge, image: docker:localhost/quiet}
setup:
  - {on: rack, run: docker run --detach --restart always --name quiet localhost/quiet}
expect:
  - {id: C1, from: [rack, quiet], to: shop, allow: [icmp, web, http]}
  - {id: C2, from: shop, to: quiet, allow: icmp}
checks:
  - {id: B1, on: rack, run: "docker inspect --format '{{.Config.Image}}' shop", output: localhost/shop:1}
`

/** Where the Docker of a machine listens that is a container of this computer. */
async function socketOn(machine: string): Promise<string> {
  for (const {pid, words} of allProcesses()) {
    if (!words[0]?.endsWith('/dockerd')) continue
    const {stdout} = await run(['nsenter', `--target=${pid}`, '--uts', 'hostname'])
    if (stdout.trim() === machine) return `unix:///proc/${pid}/root/run/docker.sock`
  }
  throw new Error(`no Docker runs on ${machine}`)
}

test.serial('containers of a lab run images that this computer’s Docker has', async t => {
  const before = await world.snapshot()
  const written = (name: string, text: string): string => {
    const file = join(world.scratch, `${name}.yaml`)
    writeFileSync(file, text)
    return file
  }
  const up = await world.run('up', ['--file', written('depot', depotFile), '--lab', 'depot'])
  t.is(up.status, 0, up.output.slice(-3000))

  // The client of the machine image, which runs here as well.
  const {directory} = await ensureImage(
    {distribution: 'debian-12', aptSources: [], packages: []},
    {cacheDir, stateDir: '/var/lib/fanlab', onProgress: () => {}},
  )
  const tools = join(world.scratch, 'tools')
  mkdirSync(tools)
  symlinkSync(join(directory, 'usr/bin/docker'), join(tools, 'docker'))
  const PATH = [tools, systemPath].join(delimiter)
  const DOCKER_HOST = await socketOn('depot')

  const full = await world.run(
    'full',
    ['--lab', 'shop', '--file', written('shop', shopFile('docker:localhost/shop:1'))],
    {
      PATH,
      DOCKER_HOST,
    },
  )
  t.is(full.status, 0, full.output.slice(-3000))
  const {unproven, proven} = world.report('shop')
  t.deepEqual(unproven, [])
  t.deepEqual([...proven].sort(), ['B1', 'C1', 'C2'])

  for (const [image, host, why] of [
    [
      'docker:localhost/none:1',
      DOCKER_HOST,
      /No such image: localhost\/none:1; got .*; docker pull localhost\/none:1$/m,
    ],
    [
      'docker:localhost/shop:1',
      `unix://${world.scratch}/none.sock`,
      /Cannot connect to the Docker daemon at .*; got "docker:localhost\/shop:1"; start Docker here, or /,
    ],
  ] as const) {
    const env = {PATH, DOCKER_HOST: host}
    const {status, output} = await world.run('full', ['--file', written('shop', shopFile(image))], env)
    t.is(status, 64, output)
    t.regex(output, /shop\.yaml:8:\d+: containers\.shop\.image must be an image of this computer’s Docker: /)
    t.regex(output, why)
    t.notRegex(output, /boot/)
  }

  await world.run('down', ['--lab', 'depot'])
  await world.untilAsBefore(before)
})
