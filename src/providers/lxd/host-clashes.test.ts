import test from 'ava'
import {ipLinks} from '../../process/ip-answer.ts'
import {clashesWith} from './host-clashes.ts'

// `ip -json address show` of iproute2 6.1, on a host with a bridge of LXD's own and a tunnel.
const links = ipLinks.parse(
  JSON.parse(`[
  {"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP"],"mtu":65536,"operstate":"UNKNOWN","addr_info":[
    {"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host"},
    {"family":"inet6","local":"::1","prefixlen":128,"scope":"host"}]},
  {"ifindex":2,"ifname":"eth0","flags":["UP"],"mtu":1500,"operstate":"UP","addr_info":[
    {"family":"inet","local":"10.50.0.10","prefixlen":24,"scope":"global"},
    {"family":"inet6","local":"fe80::fa:aff:fe32:a","prefixlen":64,"scope":"link"}]},
  {"ifindex":3,"ifname":"vpn0","flags":["UP"],"mtu":1420,"operstate":"UNKNOWN","addr_info":[
    {"family":"inet","local":"10.2.77.5","prefixlen":32,"scope":"global"},
    {"family":"inet6","local":"fd00:1::77","prefixlen":128,"scope":"global"}]}]`),
)

const network = (name: string, ...prefixes: string[]) => ({name, prefixes, host: ['192.0.2.1/24']})

test('networks that the host is on, wholly or in part, are in the way, and told with the interface', t => {
  const networks = [
    network('inner', '10.50.0.128/25'),
    network('outer', '10.2.0.0/16'),
    network('dual', '10.9.0.0/24', 'fd00:1::/64'),
  ]
  t.deepEqual(clashesWith(networks, links), [
    'network inner, 10.50.0.128/25: eth0 has 10.50.0.10/24',
    'network outer, 10.2.0.0/16: vpn0 has 10.2.77.5/32',
    'network dual, fd00:1::/64: vpn0 has fd00:1::77/128',
  ])
})

test('other networks are in nobody’s way, nor are those on which the host has no part', t => {
  t.deepEqual(clashesWith([network('other', '10.50.1.0/24', 'fd00:2::/64')], links), [])
  t.deepEqual(clashesWith([{...network('far', '10.50.0.0/24'), host: []}], links), [])
})
