import test from 'ava'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {featuresOf} from '../providers/features.ts'
import {machineImageProblems, otherDistributions, otherRecipes} from './machine-images.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: images
networks: {lan: {subnet: 10.0.0.0/24, host: 10.0.0.1}}
machines:
  plain: {networks: {lan: dhcp}}
  same: {networks: {lan: dhcp}, image: debian-12}
  new: {count: 2, networks: {lan: dhcp}, image: debian-13}
  late: {networks: {lan: dhcp}, image: debian-13, start: later}
`,
    'lab.yaml',
  ),
)

test('machines that run another distribution than the lab’s are known by its name, also those that start later', t => {
  const others = [...otherDistributions(topology, 'debian-12')]
  t.deepEqual(
    others.map(([name, machines]) => [name, ...machines.map(machine => machine.name)]),
    [['debian-13', 'new-1', 'new-2', 'late']],
  )
})

test('another image has no sources and packages that were chosen for the lab’s own, and is made once', t => {
  const aptSources = ['deb [trusted=yes] http://192.0.2.1/debian bookworm main']
  const usual = {distribution: 'debian-12' as const, aptSources, packages: []}
  t.deepEqual(otherRecipes(topology, usual), [{distribution: 'debian-13', aptSources: [], packages: []}])
})

test('a provider whose machines all run the same refuses each that asks for its own', t => {
  t.deepEqual(machineImageProblems({name: 'uml', features: featuresOf('uml')}, topology), [])
  const problems = machineImageProblems({name: 'multipass', features: featuresOf('multipass')}, topology)
  t.deepEqual(
    problems.map(({message}) => message),
    [
      ['same', 'debian-12'],
      ['new-1', 'debian-13'],
      ['new-2', 'debian-13'],
      ['late', 'debian-13'],
    ].map(
      ([machine, image]) =>
        `provider multipass gives all machines the same image, machine ${machine} of the lab asks for ${image}`,
    ),
  )
})
