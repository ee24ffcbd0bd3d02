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
const labWith = (places: readonly string[], asked: string[] = []) =>
  fakeLab(
    (machine, argv) => {
      asked.push(`${machine}: ${argv.join(' ')}`)
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

test('a container has a target where the lab file names its machine, and else it is LXD’s choice', async t => {
  const asked: string[] = []
  await launchContainers(stepContext(labWith(names, asked)))
  t.deepEqual(
    asked.filter(each => / init /.test(each)),
    [
      'lxd-1: lxc init fanlab-container container-1',
      'lxd-1: lxc init fanlab-container container-2',
      'lxd-1: lxc init fanlab-container container-3',
      'lxd-1: lxc init fanlab-container apart --target lxd-3',
    ],
  )
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
