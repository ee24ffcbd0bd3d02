import test from 'ava'
import {bridgeOf, managementPortOf, portOf} from './lab-devices.ts'

test('a network’s bridge has its name, unless Linux or a fan could have another use for that', t => {
  const names = ['underlay', 'net12', 'lo', 'fan-240', 'veth1', 'segment0', 'a-network-of-20-char']
  const networks = names.map(name => ({name}))
  t.deepEqual(
    names.map(name => bridgeOf(networks, name)),
    ['underlay', 'net12', 'segment2', 'segment3', 'segment4', 'segment5', 'segment6'],
  )
})

test('a machine’s ports are named for it, in 15 characters at most, and no two are the same', t => {
  t.is(portOf('load-balancer', 0), 'load-balancer.0')
  t.is(managementPortOf('lxd-1'), 'lxd-1.m')
  const machines = ['a', 'load-balancer', 'a-machine-of-20-char', 'a-machine-of-20-chas']
  const ports = machines.flatMap(name => [portOf(name, 0), portOf(name, 11), managementPortOf(name)])
  t.is(new Set(ports).size, ports.length)
  for (const port of ports) t.true(port.length <= 15, port)
})
