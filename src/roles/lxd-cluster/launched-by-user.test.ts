import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {overlayOf} from '../../overlays/index.ts'
import {containersSitOnFanBridge} from './containers-sit-on-fan-bridge.ts'
import {addressesLieInSlices, containersAreSpread, containersRun} from './invariants.ts'

const instanceOn = (name: string, location: string, slice: number, status = 'Running') => ({
  ...{name, status, location},
  state: {
    pid: 7,
    network: {
      eth0: {
        ...{mtu: 1450, host_name: 'veth1'},
        addresses: [{family: 'inet', address: `240.${slice}.0.9`, netmask: '8', scope: 'global'}],
      },
    },
  },
})

/** The second byte of the addresses of a member's containers. */
const slices = fakeLab()
  .machinesOf('lxd-cluster')
  .map(machine => Number(overlayOf(fakeLab()).addressOf(machine).split('.')[1]))
const own = slices.flatMap((slice, member) =>
  [1, 2].map(each => instanceOn(`container-${member * 2 + each}`, `lxd-${member + 1}`, slice)),
)
/** Two more that somebody launched: one stopped, and one on a bridge of his own. */
const launched = [instanceOn('mine', 'lxd-1', 132, 'Stopped'), instanceOn('host', 'lxd-1', 9)]

const lab = fakeLab((_, argv) => {
  const asked = argv.join(' ')
  if (/recursion/.test(asked)) return JSON.stringify([...own, ...launched])
  return 'veth1\n'
})

for (const [claim, check] of Object.entries({
  P12: containersSitOnFanBridge,
  P16: containersRun,
  P17: containersAreSpread,
  P18: addressesLieInSlices,
})) {
  test(`${claim} is about the lab’s own containers, whatever else was launched`, async t => {
    await t.notThrowsAsync(check({lab}))
  })
}

test('P12: a container that does not run has no interface on the bridge', async t => {
  const [first, ...others] = own
  const stopped = {...first, status: 'Stopped', state: {pid: 0, network: null}}
  const broken = fakeLab((_, argv) =>
    /recursion/.test(argv.join(' ')) ? JSON.stringify([stopped, ...others]) : 'veth1\n',
  )
  const error = await t.throwsAsync(containersSitOnFanBridge({lab: broken}))
  t.regex(error.message, /container-1 with no interface elsewhere/)
})
