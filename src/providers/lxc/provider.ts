import {access, mkdir, readdir, rm, rmdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {endProcess} from '../../process/end-process.ts'
import {LabError} from '../../process/lab-error.ts'
import {run} from '../../process/run.ts'
import {withDeadline} from '../deadline.ts'
import type {LabSpec, MachineSpec, ProvidedLab, ProvidedMachine, Provider} from '../provider.ts'
import {type CgroupLayout, readCgroupLayout} from './cgroup-layout.ts'
import {processesBelow, removeCgroup} from './cgroup-tree.ts'
import {lxcProblems} from './check.ts'
import {hostTools, kernelModules, unwantedUnits} from './host-needs.ts'
import {enter, findKeeper, type Keeper, startKeeper, stopKeeper} from './keeper.ts'
import {lxcMachine, machineEnvironment, personsEnvironment} from './machine.ts'
import {machineConfig, plainDirectory} from './machine-config.ts'
import {type LabPaths, labCgroup, labPaths} from './paths.ts'
import {dnsmasqCommand, reserveAddress} from './underlay.ts'

/** Milliseconds that the last processes of a lab may take to vanish after they were ended. */
const vanishDeadline = 10_000

/** Machines are LXC system containers in namespaces of the lab's own; see docs/how-it-works.md. */
export function lxcProvider(stateDir: string): Provider {
  return {
    name: 'lxc',
    features: {
      ownKernel: false,
      powerCut: true,
      separateCommandChannel: true,
      ownImage: true,
      chosenAddresses: true,
      onlyUnderlay: true,
    },
    needs: {tools: hostTools, modules: kernelModules, unwantedUnits},
    check: () => lxcProblems(stateDir),
    async open(spec) {
      const paths = labPaths(stateDir, spec.name)
      const keeper = (await findKeeper(paths)) ?? (await makeLab(paths, spec))
      return openLab(spec, paths, keeper, await readCgroupLayout())
    },
    async find(spec) {
      const paths = labPaths(stateDir, spec.name)
      const keeper = await findKeeper(paths)
      return keeper && openLab(spec, paths, keeper, await readCgroupLayout())
    },
    destroy: name => destroyLab(stateDir, name),
  }
}

async function makeLab(paths: LabPaths, spec: LabSpec): Promise<Keeper> {
  for (const path of [paths.machines, paths.reservations, paths.hostRoot, paths.hostUpper, paths.hostWork]) {
    await mkdir(path, {recursive: true})
  }
  const keeper = await startKeeper(paths, {
    image: spec.image,
    hostAddress: spec.hostAddress,
    prefixLength: Number(spec.underlay.split('/')[1]),
  })
  const dnsmasq = await run([...enter(keeper), ...dnsmasqCommand(paths, spec.underlay, spec.hostAddress)])
  if (dnsmasq.status !== 0) throw new LabError(`cannot start the lab's DHCP server: ${dnsmasq.stderr.trim()}`)
  return keeper
}

function openLab(spec: LabSpec, paths: LabPaths, keeper: Keeper, layout: CgroupLayout): ProvidedLab {
  const machine = (name: string): ProvidedMachine => lxcMachine(spec.name, name, keeper, paths)
  const inHostPlace = (argv: readonly string[], variables: readonly string[]): string[] => [
    ...enter(keeper),
    ...['chroot', paths.hostRoot, 'env', '-i', ...variables],
    ...argv,
  ]
  return {
    spec,
    host: {
      name: 'host',
      run: (argv, options = {}) =>
        withDeadline(argv, options, command => inHostPlace(command, machineEnvironment)),
      attach: argv => inHostPlace(argv, personsEnvironment()),
    },
    async create(machineSpec) {
      const directory = join(paths.machines, machineSpec.name)
      if (!(await exists(join(directory, 'config'))))
        await makeMachine(machineSpec, directory, spec, layout, paths)
      await machine(machineSpec.name).start()
      return machine(machineSpec.name)
    },
    async list() {
      return (await readdir(paths.machines)).map(machine)
    },
  }
}

async function makeMachine(
  spec: MachineSpec,
  directory: string,
  lab: LabSpec,
  layout: CgroupLayout,
  paths: LabPaths,
): Promise<void> {
  await mkdir(join(directory, 'upper'), {recursive: true})
  for (const index of spec.plainDirectories.keys())
    await mkdir(plainDirectory(directory, index), {recursive: true})
  await reserveAddress(paths, spec.name, spec.address)
  const config = machineConfig(spec, {name: lab.name, image: lab.image, directory, layout})
  await writeFile(join(directory, 'config'), config)
}

async function destroyLab(stateDir: string, name: string): Promise<void> {
  const paths = labPaths(stateDir, name)
  const keeper = await findKeeper(paths)
  if (keeper) await stopKeeper(keeper)
  const cgroups = (await readCgroupLayout()).roots.map(root => join(root, labCgroup(name)))
  await endProcesses(cgroups, name)
  await Promise.all(cgroups.map(removeCgroup))
  // The folder above is shared with other labs; the last one takes it along.
  await Promise.all(cgroups.map(cgroup => rmdir(dirname(cgroup)).catch(() => {})))
  await rm(paths.root, {recursive: true, force: true, maxRetries: 5})
}

/** With the keeper its whole process namespace ended; this waits for it, and finds what a damaged record hides. */
async function endProcesses(cgroups: readonly string[], lab: string): Promise<void> {
  const deadline = performance.now() + vanishDeadline
  for (;;) {
    const pids = new Set((await Promise.all(cgroups.map(processesBelow))).flat())
    if (pids.size === 0) return
    if (performance.now() > deadline) {
      throw new LabError(
        `cannot end the processes ${[...pids].join(', ')} of lab ${lab}: still there after 10 s`,
      )
    }
    for (const pid of pids) endProcess(pid)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
