import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import {readLinks} from './links.ts'

// iproute2 6.1.0 on a machine of a lab, cut to what is read. What a filter leaves out is {} in some versions.
const addresses =
  '[{"ifindex":2,"ifname":"eth0","flags":["BROADCAST","UP"],"mtu":1500,"operstate":"UP","addr_info":[{"family":"inet","local":"10.79.89.225","prefixlen":24,"scope":"global"}]},' +
  '{"ifindex":3,"ifname":"fan-240","flags":["UP"],"mtu":1450,"operstate":"UP","addr_info":[]},' +
  '{"ifindex":4,"ifname":"ftun0","flags":["UP"],"mtu":1450,"operstate":"UNKNOWN","master":"fan-240","addr_info":[]}]'
const bridges = '[{},{"ifindex":3,"ifname":"fan-240","flags":["UP"],"mtu":1450,"operstate":"UP"},{}]\n'
const tunnels =
  '[{"ifindex":4,"ifname":"ftun0","flags":["UP"],"mtu":1450,"operstate":"UNKNOWN","master":"fan-240"}]'

test('interfaces are told with their kinds', t => {
  const links = readLinks([addresses, bridges, tunnels], 'the interfaces')
  t.deepEqual(
    links.map(({ifname, kind}) => `${ifname} ${kind}`),
    ['eth0 undefined', 'fan-240 bridge', 'ftun0 vxlan'],
  )
})

test('a kind of which there is none may be told by nothing', t => {
  t.deepEqual(
    readLinks([addresses, '', ''], 'the interfaces').map(({kind}) => kind),
    [undefined, undefined, undefined],
  )
})

test('what is no answer of ip is an error that names whose it was', t => {
  t.throws(() => readLinks([addresses, '{', tunnels], 'the interfaces of lxd-1'), {
    instanceOf: LabError,
    message: /the interfaces of lxd-1/,
  })
})
