import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {LabError} from '../../process/lab-error.ts'
import {instanceEndpoints} from './instance-endpoints.ts'

const instance = (name: string, address: string | undefined) => ({
  ...{name, status: address === undefined ? 'Stopped' : 'Running', location: 'lxd-2'},
  state:
    address === undefined
      ? null
      : {
          pid: 7,
          network: {
            eth0: {mtu: 1450, addresses: [{family: 'inet', address, netmask: '8', scope: 'global'}]},
          },
        },
})

test('each container is found with its member and process, or missing with the reason', async t => {
  const lab = fakeLab(() =>
    JSON.stringify([
      instance('container-1', '240.228.0.9'),
      instance('container-2', '10.0.0.9'),
      instance('container-3', undefined),
    ]),
  )
  const [first, ...others] = await instanceEndpoints(lab)
  t.like(first, {name: 'container-1', kind: 'container', address: '240.228.0.9', pid: 7, http: true})
  t.is(first && 'place' in first ? first.place.name : '', 'lxd-2')
  const told = others
    .slice(0, 3)
    .map(each => ({...each, place: 'place' in each ? each.place?.name : undefined}))
  t.deepEqual(told, [
    {name: 'container-2', place: 'lxd-2', reason: 'its address 10.0.0.9 is not in the overlay 240.0.0.0/8'},
    {name: 'container-3', place: 'lxd-2', reason: 'Stopped, without an overlay address'},
    {name: 'container-4', place: undefined, reason: 'unknown, without an overlay address'},
  ])
})

test('where no member answers, that is the reason', async t => {
  const lab = fakeLab(machine => {
    throw new LabError(`cannot run "lxc query" on ${machine}: gone`)
  })
  const [first] = await instanceEndpoints(lab)
  t.regex(first && 'reason' in first ? first.reason : '', /^lxd-1 does not tell: .*gone; lxd-2 does not tell/)
})
