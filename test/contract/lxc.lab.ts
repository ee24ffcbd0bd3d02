import {readdirSync, readFileSync, readlinkSync, statSync, writeFileSync} from 'node:fs'
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import {LabError} from '../../src/process/lab-error.ts'
import {missingTools} from '../../src/process/missing-tools.ts'
import {run} from '../../src/process/run.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {readCgroupLayout} from '../../src/providers/embedded/cgroup-layout.ts'
import {processesBelow} from '../../src/providers/embedded/cgroup-tree.ts'
import {findKeeper} from '../../src/providers/embedded/keeper-process.ts'
import {longestLog} from '../../src/providers/embedded/machine-log.ts'
import {labPaths} from '../../src/providers/embedded/paths.ts'
import {processLimit} from '../../src/providers/embedded/process-limit.ts'
import {lxcProvider} from '../../src/providers/lxc/provider.ts'
import {difference} from '../support/host-snapshot.ts'
import {skipHere} from '../support/skip-here.ts'
import {registerRemoval} from './contract.ts'
import {registerEmbeddedContract} from './contract-embedded.ts'
import {bootId, output, serialTests, untilBooted, untilBootedAfter} from './contract-lab.ts'

const GiB = 1024 ** 3

const {contract, host} = registerEmbeddedContract(test, lxcProvider)
const serial = serialTests(test)

const cgroupOfLab = (): string => labPaths(contract.stateDir, contract.spec.name, 'lxc').cgroup

/** The machine's cgroup in the hierarchy at root, with whatever LXC put in between. */
const machineCgroup = (root: string, machine: string): string => join(root, cgroupOfLab(), machine)

/** First file of that name in a cgroup or below it whose content passes. */
async function findBelow(
  folder: string,
  name: string,
  passes: (content: string) => boolean,
): Promise<string | undefined> {
  const content = await readFile(join(folder, name), 'utf8').catch(() => undefined)
  if (content !== undefined && passes(content.trim())) return folder
  for (const entry of await readdir(folder, {withFileTypes: true}).catch(() => [])) {
    const found = entry.isDirectory() && (await findBelow(join(folder, entry.name), name, passes))
    if (found) return found
  }
  return undefined
}

/** CPU time in milliseconds that a machine has used so far, as the host's cgroups count it. */
async function cpuTime(machine: string): Promise<number> {
  const {roots, version} = await readCgroupLayout()
  if (version === 'unified') {
    const stat = await readFile(join(machineCgroup('/sys/fs/cgroup', machine), 'cpu.stat'), 'utf8')
    return Number(/^usage_usec (\d+)/m.exec(stat)?.[1]) / 1000
  }
  for (const root of roots) {
    const usage = await readFile(join(machineCgroup(root, machine), 'cpuacct.usage'), 'utf8').catch(() => '')
    if (usage !== '') return Number(usage) / 1e6
  }
  throw new Error('no hierarchy has cpuacct.usage')
}

serial('two busy processes of a machine together use no more than one CPU', async t => {
  const busy = contract
    .machine(0)
    .run(['sh', '-c', '(while :; do :; done) & while :; do :; done'], {timeoutMs: 2500})
  await new Promise(resolve => setTimeout(resolve, 700))
  const [start, used] = [performance.now(), await cpuTime('m-1')]
  await new Promise(resolve => setTimeout(resolve, 1200))
  const share = ((await cpuTime('m-1')) - used) / (performance.now() - start)
  t.true(share < 1.12, `${share} CPUs`)
  t.true(share > 0.3, `${share} CPUs: the loops did not run`)
  t.true((await busy).timedOut)
})

serial('the limit of one CPU stands in the machine’s cgroup', async t => {
  const {cpu} = (await readCgroupLayout()).controllers
  const folder = machineCgroup(cpu?.root ?? '', 'm-1')
  const [name, value] = cpu?.version === 2 ? ['cpu.max', '100000 100000'] : ['cpu.cfs_quota_us', '100000']
  t.truthy(await findBelow(folder, name, content => content === value))
})

/** The cgroup that holds the machine's limit of memory. */
async function memoryCgroup(): Promise<string | undefined> {
  const {memory} = (await readCgroupLayout()).controllers
  const name = memory?.version === 2 ? 'memory.max' : 'memory.limit_in_bytes'
  return findBelow(machineCgroup(memory?.root ?? '', 'm-1'), name, content => content === String(GiB))
}

serial('the limit of 1 GiB stands in a cgroup that holds all of the machine’s processes', async t => {
  const limited = (await memoryCgroup()) as string
  t.truthy(limited)
  const {memory} = (await readCgroupLayout()).controllers
  const inside = new Set(await processesBelow(limited))
  t.true(inside.size > 2, `${inside.size} processes found`)
  const outside = (await processesBelow(machineCgroup(memory?.root ?? '', 'm-1'))).filter(
    pid => !inside.has(pid),
  )
  // LXC's own monitor is the host's, not the machine's.
  t.deepEqual(
    outside.map(commandLine).filter(line => !line.startsWith('[lxc monitor]')),
    [],
  )
})

serial('a machine has 700 MiB for a process, but never more than 1 GiB', async t => {
  const allocate = (mebibytes: number) =>
    contract
      .machine(0)
      .run(['sh', '-c', `head -c ${mebibytes}M /dev/zero | tail | wc -c`], {timeoutMs: 60_000})
  t.like(await allocate(700), {status: 0, stdout: `${700 * 1024 ** 2}\n`})
  const hasSwap = readFileSync('/proc/swaps', 'utf8').trim().split('\n').length > 1
  const {stdout} = await allocate(1200)
  if (!hasSwap) t.is(stdout, '0\n', 'the process that took more was ended')
  const folder = (await memoryCgroup()) as string
  const peak = await readFile(join(folder, 'memory.max_usage_in_bytes'), 'utf8').catch(() =>
    readFile(join(folder, 'memory.peak'), 'utf8').catch(() => '0'),
  )
  t.true(Number(peak) <= GiB, `${peak} bytes`)
  t.is((await contract.machine(1).run(['true'])).status, 0)
  await untilBooted(contract.machine(0))
})

/** Makes processes until it may make no more, and tells how many there were. Its own bound keeps a host alive. */
const bomb = `
$| = 1;
while ($made < 6000) {
  my $pid = fork;
  last unless defined $pid;
  if (!$pid) { sleep 600; exit }
  $made++;
}
print "$made\\n";
kill 9, -getpgrp;
`

serial('a machine that makes processes without end fills its own limit, and nobody else’s', async t => {
  const {pids} = (await readCgroupLayout()).controllers
  const folder = machineCgroup(pids?.root ?? '', 'm-1')
  const limit = await processLimit(await readCgroupLayout())
  t.truthy(await findBelow(folder, 'pids.max', content => content === String(limit)))
  const {stdout} = await contract.machine(0).run(['setsid', '--wait', 'perl', '-e', bomb])
  t.true(Number(stdout) > limit / 2 && Number(stdout) < limit, `${stdout} processes`)
  // The host and its other machines make processes as before.
  t.is((await run(['true'])).status, 0)
  t.is((await contract.machine(1).run(['sh', '-c', 'true & wait'])).status, 0)
  t.is((await contract.machine(0).run(['true'])).status, 0)
})

serial('a machine that floods its console does not fill the host’s disk', async t => {
  const {stateDir, spec} = contract
  const log = join(labPaths(stateDir, spec.name, 'lxc').machines, 'm-1', 'console.log')
  const flood = 'head -c 40000000 /dev/zero | tr "\\0" x > /dev/console; echo the end > /dev/console'
  t.is((await contract.machine(0).run(['sh', '-c', flood], {timeoutMs: 60_000})).status, 0)
  const sizes = [log, `${log}.1`].map(file => statSync(file, {throwIfNoEntry: false})?.size ?? 0)
  t.true(
    sizes.every(size => size <= longestLog),
    sizes.join(),
  )
  t.regex(await contract.machine(0).console(), /xxx[\s\S]*the end/)
})

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
const link = (file: string): string => {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}
const commandLine = (pid: number | string): string =>
  read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()

serial('every process of a machine is in the cgroup of its machine, in every hierarchy', async t => {
  const keeper = await findKeeper(labPaths(contract.stateDir, contract.spec.name, 'lxc'))
  const outer = link(`/proc/${keeper?.pid}/ns/pid`)
  const sleeping = contract.machine(0).run(['sleep', '77'], {timeoutMs: 3000})
  await new Promise(resolve => setTimeout(resolve, 500))
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  const parents = new Map(
    pids.map(pid => [pid, /^PPid:\t(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0']),
  )
  const ofLab = (pid: string): boolean => {
    for (let at = pid; at !== '0' && at !== '1'; at = parents.get(at) ?? '0') {
      if (at === String(keeper?.pid) || link(`/proc/${at}/ns/pid`) === outer) return true
    }
    return false
  }
  const ofMachines = pids.filter(pid => {
    const namespace = link(`/proc/${pid}/ns/pid`)
    return namespace !== '' && namespace !== outer && ofLab(pid)
  })
  t.true(ofMachines.length > 8, `${ofMachines.length} processes found`)
  t.true(ofMachines.some(pid => commandLine(pid) === 'sleep 77'))
  const below = `/${cgroupOfLab()}/m-`
  const astray = ofMachines.flatMap(pid =>
    read(`/proc/${pid}/cgroup`)
      .trim()
      .split('\n')
      .filter(line => line !== '' && !(line.split(':')[2] ?? '').startsWith(below))
      .map(line => `${commandLine(pid)} is in ${line}`),
  )
  t.deepEqual(astray, [])
  await sleeping
})

serial('machine ids and hardware addresses are unique', async t => {
  const unique = async (...argv: string[]): Promise<void> => {
    const found = await Promise.all(contract.all().map(machine => output(machine, argv)))
    t.is(new Set(found).size, found.length, found.join())
  }
  await unique('cat', '/etc/machine-id')
  await unique('cat', '/sys/class/net/eth0/address')
  t.regex(await output(contract.machine(0), ['cat', '/etc/machine-id']), /^[0-9a-f]{32}\n$/)
})

serial('systemd-networkd calls the interface configured', async t => {
  for (const machine of contract.all()) {
    const state = await waitUntil(
      `eth0 is set up on ${machine.name}`,
      async (): Promise<Sight<string>> => {
        const {Interfaces} = JSON.parse(await output(machine, ['networkctl', 'list', '--json=short']))
        const {AdministrativeState} = Interfaces.find(({Name}: {Name: string}) => Name === 'eth0')
        return AdministrativeState === 'configuring'
          ? {notYet: AdministrativeState}
          : {value: AdministrativeState}
      },
      {within: 20_000},
    )
    t.is(state, 'configured')
  }
})

/** Prints each event that the kernel sends to the udev of this network namespace, for as many seconds as asked. */
const listen = `
import socket, sys, time
s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15)
s.bind((0, 1))
end = time.time() + float(sys.argv[1])
print('listening', flush=True)
while time.time() < end:
    s.settimeout(max(0.01, end - time.time()))
    try:
        print(s.recv(65536).split(b'\\0')[0].decode(), flush=True)
    except socket.timeout:
        pass
`

serial('a machine’s boot sends no event to the host’s udev', async t => {
  if ((await missingTools(['python3'])).length > 0) return skipHere(t, 'there is no python3 to listen with')
  let said = ''
  const listening = run(['python3', '-c', listen, '6'], {onOutput: text => (said += text)})
  await waitUntil('the listener runs', async () => (said ? {value: true} : {notYet: said}), {within: 10_000})
  const machine = contract.machine(1)
  const old = await bootId(machine)
  await machine.cutPower()
  await machine.start()
  await untilBootedAfter(machine, old)
  await untilBooted(machine)
  t.is((await listening).stdout, 'listening\n')
})

serial('what a machine sets of its kernel stays its own, or is refused', async t => {
  const before = await host.snapshot()
  const script =
    'sysctl -w net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=2; sysctl -w kernel.panic=77 vm.swappiness=3'
  await contract.machine(0).run(['sh', '-c', script])
  t.is(await output(contract.machine(0), ['sysctl', '-n', 'net.ipv4.conf.all.rp_filter']), '2\n')
  t.deepEqual(difference(before, {...before, sysctls: (await host.snapshot()).sysctls}), [])
})

serial('a machine that does not start tells the cause, and brings its whole log', async t => {
  const machine = contract.machine(1)
  const config = join(labPaths(contract.stateDir, contract.spec.name, 'lxc').machines, 'm-2', 'config')
  const before = readFileSync(config, 'utf8')
  await machine.cutPower()
  writeFileSync(config, before.replace(/^lxc\.net\.0\.link = .*$/m, 'lxc.net.0.link = nosuch'))
  const error = await t.throwsAsync(machine.start(), {instanceOf: LabError})
  t.regex(error?.message ?? '', /^cannot start m-2: .*bridge "nosuch", bridge interface doesn't exist/)
  t.deepEqual(
    error?.logs.map(({name}) => name),
    ['m-2-lxc.log', 'm-2-lxc-start.txt', 'm-2-console.log'],
  )
  t.regex(error?.logs[0]?.text ?? '', /ERROR .*nosuch[\s\S]*The container failed to start/)
  writeFileSync(config, before)
  await machine.start()
  await untilBooted(machine)
})

host.whileUp(serial)
registerRemoval(test, contract)
host.afterRemoval(serial)
