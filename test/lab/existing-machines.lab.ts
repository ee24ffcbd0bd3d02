import {chmod, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import {findCaller} from '../../src/cli/find-caller.ts'
import {ensureImage} from '../../src/image/ensure-image.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {run} from '../../src/process/run.ts'
import {lxcProvider} from '../../src/providers/lxc/provider.ts'
import type {ProvidedMachine} from '../../src/providers/provider.ts'
import {claimFolder} from '../../src/providers/ssh/claim.ts'
import {output, untilBooted} from '../contract/contract-lab.ts'
import {makeWorld, type World} from '../support/life-test.ts'
import {machineOfOneNetwork, oneNetworkLab} from '../support/one-network.ts'
import {type Child, startChild} from '../support/start-child.ts'

// A lab file without roles on machines that exist already, with provider ssh: any names, any number, and what others have
// there goes on. The machines are made by provider lxc, and the run is started in their network.

const names = {desk: 21, 'web-1': 22, 'web-2': 23}
const labName = `there-${process.pid}`
let world: World
let machines: ProvidedMachine[]
let at: readonly string[]
const lxc = () => lxcProvider(join(world.scratch, 'machines'))

test.before(async () => {
  world = await makeWorld()
  const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
  const {cacheDir} = await findCaller()
  const {directory} = await ensureImage(recipe, {cacheDir, stateDir: '/var/lib/fanlab', onProgress: () => {}})
  const lab = await lxc().open(oneNetworkLab({name: labName, image: directory, machines: names}))
  machines = await Promise.all(
    Object.entries(names).map(([name, last]) =>
      lab.create({...machineOfOneNetwork(name, last), memory: 512 * 2 ** 20}),
    ),
  )
  await Promise.all(machines.map(untilBooted))
  const key = join(world.scratch, 'key')
  await run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', key])
  const {stdout: publicKey} = await run(['cat', `${key}.pub`])
  await Promise.all(machines.map(each => output(each, ['sh', '-euc', prepare], {stdin: publicKey})))
  // The first word of the way into the lab is the keeper's: nsenter --target=PID --mount --net --pid --.
  const [nsenter = '', target = ''] = lab.host.attach([], false)
  at = [nsenter, target, '--net', '--']
})
test.after.always(async () => {
  if (world) await lxc().destroy(labName)
  await world?.end()
})

/** It can be reached by ssh, and somebody's Docker has a container on it, as LXD has. */
const prepare = `
ssh-keygen -A >/dev/null
install -d -m 700 /root/.ssh
cat >/root/.ssh/authorized_keys
mkdir -p /var/lib/docker/containers/somebodys /var/lib/lxd/containers/somebodys
echo precious >/var/lib/docker/containers/somebodys/data
nft add table inet somebodys
systemctl enable --quiet --now ssh.service`

const labFile = (machine: string): string => `
version: 1
lab: there
networks:
  lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}
machines:
  desk: {networks: {lan: dhcp}}
  web: {count: 2, networks: {lan: dhcp}, ${machine}}
setup:
  - {on: web-*, run: 'echo "$LAB_MACHINE $LAB_INDEX" >/run/greeting'}
expect:
  - {id: R1, from: desk, to: [web-1, web-2], allow: [icmp, tcp/8443]}
checks:
  - {on: web-2, run: cat /run/greeting, output: web-2 2}
`

async function begin(script: string, machine: string, ...flags: string[]): Promise<Child> {
  const file = join(world.scratch, 'lab.yaml')
  const inventory = join(world.scratch, 'inventory.json')
  await writeFile(file, labFile(machine))
  await writeFile(
    inventory,
    JSON.stringify({
      defaults: {identityFile: 'key', interface: 'eth0'},
      host: 'none',
      machines: Object.entries(names).map(([name, last]) => ({name, address: `10.79.89.${last}`})),
    }),
  )
  await chmod(join(world.scratch, 'key'), 0o600)
  const words = [
    ...['node', join('scenarios', `${script}.mjs`), '--file', file, '--reports', world.reports],
    ...['--provider', 'ssh', '--inventory', inventory, ...flags],
  ]
  return startChild([...at, ...words], {cwd: packageRoot, env: world.env})
}

/** What others have on the machines, and whose they are. */
async function isAsBefore(t: ExecutionContext, before: readonly string[]): Promise<void> {
  for (const machine of machines) {
    t.is(await output(machine, ['cat', '/var/lib/docker/containers/somebodys/data']), 'precious\n')
    t.is(await output(machine, ['nft', 'list', 'tables']), 'table inet somebodys\n')
    for (const path of [claimFolder, '/var/lib/fanlab-before', '/usr/local/lib/fanlab'])
      t.not((await machine.run(['test', '-e', path])).status, 0, `${path} on ${machine.name}`)
  }
  t.deepEqual(await packagesNow(), before)
}

const packagesNow = (): Promise<string[]> =>
  Promise.all(machines.map(each => output(each, ['dpkg-query', '--show'])))

test.serial(
  'a lab file without roles runs on machines that others use, and leaves them as they were',
  async t => {
    const before = await packagesNow()
    const child = await begin('full', 'services: {}')
    const {status, output: said} = await child.ended
    t.is(status, 0, said.slice(-3000))
    t.deepEqual(world.report('there').unproven, [])
    t.deepEqual([...world.report('there').proven], ['R1'])
    await isAsBefore(t, before)
  },
)

test.serial('with a role such machines are refused, also where only one of them is not empty', async t => {
  const before = await packagesNow()
  const {status, output: said} = await (await begin('full', 'role: docker')).ended
  t.is(status, 2, said.slice(-3000))
  t.regex(said, /cannot use computers that are not empty:/)
  t.regex(said, /web-2: Docker has a container: somebodys/)
  t.notRegex(said, /desk: Docker/)
  await isAsBefore(t, before)
})
