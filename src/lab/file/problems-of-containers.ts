import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {roles} from './machine-definition.ts'
import {plannedMachines} from './planned-machines.ts'
import {unknownName} from './unknown-name.ts'

type ContainerOfFile = LabFile['containers'][string]

/** Made ones need a place, found ones a pattern; one excludes the other. */
export const problemsOfContainers = (file: LabFile): LocatedProblem[] =>
  Object.entries(file.containers).flatMap(([name, container]) => {
    const path = ['containers', name]
    const {on, find} = container
    if (on === undefined && find === undefined)
      return [{path, rule: 'must say where they run (on), or how they are found (find)'}]
    const problems =
      find === undefined
        ? [...problemsOfNetwork(file, path, container), ...problemsOfPlace(file, path, container)]
        : problemsOfFound(path, container)
    return problems.length > 0 ? problems : problemsOfImage(path, container, roleOf(file, container))
  })

function problemsOfFound(path: string[], {on, count}: ContainerOfFile): LocatedProblem[] {
  const wrong = [...(on === undefined ? [] : ['on']), ...(count === undefined ? [] : ['count'])]
  return wrong.map(key => ({
    path: [...path, key],
    rule: 'must not stand beside find, which finds what setup has made',
    isKey: true,
  }))
}

function roleOf(file: LabFile, {on, find = ''}: ContainerOfFile): string | undefined {
  if (find.startsWith('docker:')) return 'docker'
  if (find.startsWith('lxd:')) return 'lxd-cluster'
  return plannedMachines(file).find(({name, key}) => name === on || key === on)?.machine.role ?? on
}

function problemsOfPlace(file: LabFile, path: string[], container: ContainerOfFile): LocatedProblem[] {
  const {machines} = file
  const at = [...path, 'on']
  const value = container.on ?? ''
  const planned = plannedMachines(file)
  const places = [
    ...new Set([...Object.keys(machines), ...planned.map(({name}) => name)]),
    ...roles.filter(role => role !== 'plain'),
  ]
  if (!places.includes(value)) return [unknownName(at, 'name a machine or a role', {value, known: places})]
  const own = planned.filter(({name, key}) => name === value || key === value)
  if (own.length === 0 && !Object.values(machines).some(({role}) => role === value))
    return [{path: at, rule: 'must be a role that a machine has', value}]
  if (own.some(({machine}) => machine.role === 'plain'))
    return [
      {
        path: at,
        rule: 'must be a machine that runs containers',
        value,
        remedy: `give ${value} role: docker`,
      },
    ]
  const late = own.find(({machine}) => machine.start === 'later')
  if (late) {
    const remedy = `find those that setup makes on ${late.name}`
    return [{path: at, rule: 'must be a machine that starts with the lab', value, remedy}]
  }
  return []
}

/** The networks of its own that each role's software has, where a container needs no overlay. */
const ownNetworks: Readonly<Record<string, string>> = {docker: 'bridge', 'lxd-cluster': 'lxdbr0'}

function problemsOfNetwork(file: LabFile, path: string[], container: ContainerOfFile): LocatedProblem[] {
  const fans = Object.entries(file.overlays).flatMap(([name, {type}]) => (type === 'fan' ? [name] : []))
  const role = roleOf(file, container) ?? ''
  if (role === 'netns')
    return fans.includes(container.network)
      ? []
      : [
          unknownName([...path, 'network'], 'name a fan of this file', {
            value: container.network,
            known: fans,
          }),
        ]
  if (!Object.hasOwn(ownNetworks, role)) return []
  // A cluster with a fan has no other network.
  const known = [...fans, ...(role === 'docker' || fans.length === 0 ? [ownNetworks[role] ?? ''] : [])]
  const {network} = container
  if (known.includes(network)) return []
  const what = `name a fan of this file, or a network of its software`
  return [unknownName([...path, 'network'], what, {value: network, known})]
}

/** LXD takes files only: what Docker has is made of layers. */
function problemsOfImage(
  path: string[],
  {image}: ContainerOfFile,
  role: string | undefined,
): LocatedProblem[] {
  if (role === 'netns' && image !== undefined) {
    const rule = 'must not be given: network namespaces run nothing'
    return [{path: [...path, 'image'], rule, value: image, isKey: true}]
  }
  if (role !== 'lxd-cluster' || !image?.startsWith('docker:')) return []
  const rule = 'must be a file of the lab’s folder: LXD runs no images of Docker'
  return [{path: [...path, 'image'], rule, value: image, remedy: 'lxc image export makes one'}]
}
