import {mkdir, readdir} from 'node:fs/promises'
import {featuresOf} from '../features.ts'
import type {LabSpec, MachineSpec, ProvidedLab, ProvidedMachine, Provider} from '../provider.ts'
import {type DiskContent, ensureBaseDisk} from './base-disk.ts'
import {crowdOf} from './crowd.ts'
import {destroyLab} from './destroy-lab.ts'
import {reserveAddresses} from './dhcp-server.ts'
import {labHostPlace} from './host-place.ts'
import type {Keeper} from './keeper.ts'
import {findKeeper} from './keeper-process.ts'
import {portOf} from './lab-devices.ts'
import {makeLinks} from './links.ts'
import {machineFiles, readMachineRecord, writeMachineRecord} from './machine-files.ts'
import {makeLab} from './make-lab.ts'
import {networkFiles} from './network-files.ts'
import {packOwnFiles} from './pack-own-files.ts'
import {type LabPaths, labPaths} from './paths.ts'
import {rootOf} from './root-of.ts'
import {type Emulator, virtualMachine} from './virtual-machine.ts'

interface VirtualProvider extends Pick<Provider, 'needs' | 'check'> {
  name: 'uml' | 'qemu'
  emulator: Emulator
  /** What is on a machine's disk beside the image, which is that folder. */
  diskContent(image: string): Promise<DiskContent>
  /** Done once in a lab that was just made. */
  prepareLab(keeper: Keeper, paths: LabPaths, spec: LabSpec): Promise<void>
}

/** A provider whose machines are programs on this host with kernels of their own, in the lab's namespaces. */
export function virtualProvider(stateDir: string, particular: VirtualProvider): Provider {
  const {name, needs, check, emulator} = particular
  const pathsOf = (lab: string): LabPaths => labPaths(stateDir, lab, name)

  const openLab = async (spec: LabSpec, paths: LabPaths, keeper: Keeper): Promise<ProvidedLab> => {
    const crowd = crowdOf(spec.names.length)
    const pace = crowd.times * (await emulator.pace(paths))
    const machine = (machineName: string): ProvidedMachine =>
      virtualMachine(machineName, emulator, {spec, paths, keeper, pace, crowd})
    return {
      spec,
      host: labHostPlace(keeper, paths),
      portOf,
      bootsAtOnce: crowd.busyAtOnce,
      async create(machineSpec) {
        if (!(await readMachineRecord(machineFiles(paths, machineSpec.name))))
          await makeMachine(machineSpec, spec, paths, keeper)
        await machine(machineSpec.name).start()
        return machine(machineSpec.name)
      },
      async list() {
        const names = await readdir(paths.machines)
        const whole = await Promise.all(names.map(each => readMachineRecord(machineFiles(paths, each))))
        return whole.flatMap(record => (record ? [machine(record.name)] : []))
      },
    }
  }

  const makeMachine = async (
    spec: MachineSpec,
    lab: LabSpec,
    paths: LabPaths,
    keeper: Keeper,
  ): Promise<void> => {
    const files = machineFiles(paths, spec.name)
    await mkdir(files.directory, {recursive: true})
    const baseDisk = await ensureBaseDisk(
      rootOf(spec.name, lab),
      await particular.diskContent(lab.image),
      spec.disk,
    )
    const record = {...spec, baseDisk}
    await Promise.all([
      reserveAddresses(paths, lab, spec),
      makeLinks(keeper, lab, spec, files),
      packOwnFiles(files, networkFiles(lab, spec)),
      emulator.makeDisk?.(record, files),
    ])
    await writeMachineRecord(files, record)
  }

  return {
    name,
    features: featuresOf(name),
    needs,
    check,
    async open(spec) {
      const paths = pathsOf(spec.name)
      const existing = await findKeeper(paths)
      if (existing) return openLab(spec, paths, existing)
      const keeper = await makeLab(paths, spec, {ownTree: false})
      await particular.prepareLab(keeper, paths, spec)
      return openLab(spec, paths, keeper)
    },
    async find(spec) {
      const paths = pathsOf(spec.name)
      const keeper = await findKeeper(paths)
      return keeper && openLab(spec, paths, keeper)
    },
    destroy: lab => destroyLab(lab, pathsOf(lab)),
  }
}
