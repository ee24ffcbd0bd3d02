import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {stepContext} from '../../../test/support/step-context.ts'
import type {Lab} from '../../lab/lab.ts'
import {lxdCluster} from './role.ts'

const {topology} = fakeLab()

/** A lab whose members have these names and run the container "app" on the first; tells what was run. */
function labOf(names: readonly string[], ran: string[]): Lab {
  const machines = names.map((name, index) => ({
    ...topology.machines[index],
    name,
  })) as typeof topology.machines
  const answers: [RegExp, unknown][] = [
    [/members\?/, names.map(name => ({server_name: name, status: 'Online', message: 'Fully operational'}))],
    [
      /instances\?/,
      [
        {
          ...{name: 'app', status: 'Running', location: names[0]},
          state: {
            pid: 7,
            network: {
              eth0: {
                mtu: 1450,
                addresses: [{family: 'inet', address: '240.132.0.2', netmask: '8', scope: 'global'}],
              },
            },
          },
        },
      ],
    ],
  ]
  return fakeLab(
    (machine, argv, options) => {
      const asked = argv.join(' ')
      const answer = answers.find(([pattern]) => pattern.test(asked))
      if (answer) return JSON.stringify(answer[1])
      if (asked.endsWith(' launch_containers')) {
        ran.push(`${machine}: launches containers`)
        return JSON.stringify({problem: null})
      }
      if (/^(lxd|lxc) /.test(asked))
        ran.push(`${machine}: ${asked}${/server_address/.test(String(options?.stdin)) ? ' (joins)' : ''}`)
      return asked.startsWith('lxc cluster add') ? 'a-token\n' : ''
    },
    {...topology, machines, containers: [{name: 'app', role: 'lxd-cluster'}]},
  )
}

const formed = async (names: readonly string[]): Promise<string[]> => {
  const ran: string[] = []
  await lxdCluster.form(stepContext(labOf(names, ran)))
  return ran.filter(each => !/waitready/.test(each))
}

test('the first member bootstraps, and the others join one after the other, whatever their names', async t => {
  t.deepEqual(await formed(['zoo', 'ape', 'bee']), [
    'zoo: lxd init --preseed',
    'zoo: lxc image import /usr/share/fanlab/images/container.tar.gz --alias fanlab-container',
    ...['zoo: lxc cluster add --quiet ape', 'zoo: lxc cluster add --quiet bee'],
    ...['ape: lxd init --preseed (joins)', 'bee: lxd init --preseed (joins)'],
    'zoo: launches containers',
  ])
})

test('a cluster may have one member only', async t => {
  t.deepEqual(await formed(['solo']), [
    'solo: lxd init --preseed',
    'solo: lxc image import /usr/share/fanlab/images/container.tar.gz --alias fanlab-container',
    'solo: launches containers',
  ])
})

test('a cluster is ready when its members are online and its containers run', async t => {
  await t.notThrowsAsync(lxdCluster.ready(stepContext(labOf(['solo'], []))))
})
