import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {stepContext} from '../../../test/support/step-context.ts'
import {containersAreSpread} from './invariants.ts'
import {launchContainers} from './launch-containers.ts'

/** Containers of an article without two of them, one of which has a place of its own. */
const {topology} = fakeLab()
const names = ['container-1', 'container-2', 'container-3', 'apart']
const containers = names.map(name => ({
  ...{name, role: 'lxd-cluster' as const},
  ...(name === 'apart' && {machine: 'lxd-3'}),
}))

/** A lab whose containers are where the table says. */
const labWith = (places: readonly string[]) =>
  fakeLab(
    (_, argv) => {
      if (!/recursion/.test(argv.join(' '))) return ''
      return JSON.stringify(
        names.map((name, index) => ({
          ...{name, status: 'Running', location: places[index]},
          state: {
            pid: 7,
            network: {
              eth0: {
                mtu: 1450,
                addresses: [{family: 'inet', address: `240.132.0.${index}`, netmask: '8', scope: 'global'}],
              },
            },
          },
        })),
      )
    },
    {...topology, containers},
  )

/** A lab whose LXD ends launching with that; and the question that it was asked. */
function launchingLab(problem: string | null) {
  const asked: {machine: string; question: unknown}[] = []
  const lab = fakeLab(
    (machine, argv, options) => {
      if (argv.at(-1) !== 'launch_containers') return ''
      const input = String(options?.stdin)
      asked.push({machine, question: JSON.parse(input.slice(input.lastIndexOf('\n') + 1))})
      return JSON.stringify({problem})
    },
    {...topology, containers},
  )
  return {lab, asked}
}

test('a container has a target where the lab file names its machine, and else it is LXD’s choice', async t => {
  const {lab, asked} = launchingLab(null)
  await launchContainers(stepContext(lab))
  const image = 'fanlab-container'
  t.is(asked.length, 1)
  t.like(asked[0], {
    machine: 'lxd-1',
    question: {
      together: 3,
      containers: [
        {name: 'container-1', image, target: null},
        {name: 'container-2', image, target: null},
        {name: 'container-3', image, target: null},
        {name: 'apart', image, target: 'lxd-3'},
      ],
    },
  })
})

test('what went wrong with a container is the error', async t => {
  const {lab} = launchingLab('cannot make container-2: Image not found')
  await t.throwsAsync(launchContainers(stepContext(lab)), {
    message: 'cannot launch the containers on lxd-1: cannot make container-2: Image not found',
  })
})

test('containers are spread evenly, beside those that have a machine of their own', async t => {
  await t.notThrowsAsync(containersAreSpread({lab: labWith(['lxd-1', 'lxd-2', 'lxd-3', 'lxd-3'])}))
  await t.throwsAsync(containersAreSpread({lab: labWith(['lxd-1', 'lxd-1', 'lxd-3', 'lxd-2'])}), {
    message: /expected containers on each member: lxd-1 1, lxd-2 1, lxd-3 1.*got lxd-1 2, lxd-2 0, lxd-3 1/s,
  })
})

test('where they cannot be spread evenly, members differ by one', async t => {
  const five = (places: readonly string[]) =>
    fakeLab(
      () =>
        JSON.stringify(
          places.map((location, index) => ({
            ...{name: `container-${index + 1}`, status: 'Running', location, state: null},
          })),
        ),
      {...topology, containers: topology.containers.slice(0, 5)},
    )
  await t.notThrowsAsync(containersAreSpread({lab: five(['lxd-1', 'lxd-2', 'lxd-3', 'lxd-1', 'lxd-2'])}))
  await t.throwsAsync(containersAreSpread({lab: five(['lxd-1', 'lxd-1', 'lxd-3', 'lxd-1', 'lxd-2'])}), {
    message: /lxd-1 3/,
  })
})
