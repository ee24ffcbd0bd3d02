import {access, mkdir, readdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {containerModules} from '../container-modules.ts'
import {type CgroupLayout, readCgroupLayout} from '../embedded/cgroup-layout.ts'
import {destroyLab} from '../embedded/destroy-lab.ts'
import {reserveAddresses} from '../embedded/dhcp-server.ts'
import {labHostPlace} from '../embedded/host-place.ts'
import type {Keeper} from '../embedded/keeper.ts'
import {findKeeper} from '../embedded/keeper-process.ts'
import {portOf} from '../embedded/lab-devices.ts'
import {layFiles} from '../embedded/lay-files.ts'
import {makeLab} from '../embedded/make-lab.ts'
import {networkFiles} from '../embedded/network-files.ts'
import {type LabPaths, labPaths} from '../embedded/paths.ts'
import {processLimit} from '../embedded/process-limit.ts'
import {wayOutTools} from '../embedded/way-out.ts'
import {featuresOf} from '../features.ts'
import type {LabSpec, MachineSpec, ProvidedLab, ProvidedMachine, Provider} from '../provider.ts'
import {lxcProblems} from './check.ts'
import {hostTools, unwantedUnits} from './host-needs.ts'
import {lxcMachine} from './machine.ts'
import {machineConfig, plainDirectory} from './machine-config.ts'

/** Machines are LXC system containers in namespaces of the lab's own; see docs/how-it-works.md. */
export function lxcProvider(stateDir: string): Provider {
  return {
    name: 'lxc',
    features: featuresOf('lxc'),
    needs: {tools: hostTools, wayOutTools, modules: containerModules, unwantedUnits},
    check: () => lxcProblems(stateDir),
    async open(spec) {
      const paths = labPaths(stateDir, spec.name, 'lxc')
      const layout = await readCgroupLayout()
      // LXC gives each machine a cgroup of version 2 where it finds such a tree, which the host itself may not mount.
      const ownTree = layout.version === 'legacy'
      const keeper = (await findKeeper(paths)) ?? (await makeLab(paths, spec, {ownTree}))
      return openLab(spec, paths, keeper, layout)
    },
    async find(spec) {
      const paths = labPaths(stateDir, spec.name, 'lxc')
      const keeper = await findKeeper(paths)
      return keeper && openLab(spec, paths, keeper, await readCgroupLayout())
    },
    destroy: name => destroyLab(name, labPaths(stateDir, name, 'lxc')),
  }
}

function openLab(spec: LabSpec, paths: LabPaths, keeper: Keeper, layout: CgroupLayout): ProvidedLab {
  const machine = (name: string): ProvidedMachine => lxcMachine(name, keeper, paths)
  return {
    spec,
    host: labHostPlace(keeper, paths),
    portOf,
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
  await layFiles(join(directory, 'upper'), networkFiles(lab, spec))
  await reserveAddresses(paths, lab, spec)
  const config = machineConfig(spec, {
    ...lab,
    cgroup: paths.cgroup,
    directory,
    layout,
    processes: await processLimit(layout),
  })
  await writeFile(join(directory, 'config'), config)
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
