import type {ContainerPlan, FoundPlan, RoleName} from '../topology.ts'
import type {LabFile} from './lab-file.ts'
import {roles} from './machine-definition.ts'
import {namesOfContainers} from './names-of-containers.ts'
import {plannedMachines} from './planned-machines.ts'

type ContainerOfFile = LabFile['containers'][string]

/** Containers that the lab makes. */
export const containersOfFile = (file: LabFile): ContainerPlan[] =>
  Object.entries(file.containers).flatMap(([key, container]) => {
    const {on} = container
    if (on === undefined) return []
    const machines = plannedMachines(file).filter(({name, key: own}) => name === on || own === on)
    const role: RoleName = machines[0]?.machine.role ?? roles.find(each => each === on) ?? 'plain'
    return namesOfContainers(file, key).map((name, index) => {
      // Of several machines with one key each gets one in turn.
      const {name: machine} = machines[index % machines.length] ?? {}
      return {name, role, ...(machine !== undefined && {machine}), ...saidOf(file, container)}
    })
  })

const roleOfEngine: Readonly<Record<string, RoleName>> = {docker: 'docker', lxd: 'lxd-cluster'}

/** Those that setup or a person makes. */
export const foundByFile = (file: LabFile): FoundPlan[] =>
  Object.entries(file.containers).flatMap(([name, container]) => {
    const [, engine = '', pattern = ''] = /^(\w+):(.*)$/.exec(container.find ?? '') ?? []
    const role = roleOfEngine[engine]
    return role ? [{name, role, pattern, ...saidOf(file, container)}] : []
  })

/** An overlay goes without saying: who has its address there needs no network of its own software. */
const saidOf = ({overlays}: LabFile, {network, image, services}: ContainerOfFile) => ({
  ...(!Object.hasOwn(overlays, network) && {network}),
  ...(image !== undefined && {image}),
  ...(services && {services}),
})
