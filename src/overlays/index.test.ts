import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {articleTopology} from '../lab/article-topology.ts'
import {LabError} from '../process/lab-error.ts'
import {formatPrefix, parsePrefix} from '../process/prefix.ts'
import {overlayOf} from './index.ts'
import {overlayProblems} from './overlay-problems.ts'

const lab = fakeLab()
const flat = {...lab.topology, overlays: []}
const over = (underlay: string, overlay = '240.0.0.0/8') => ({
  name: 'test',
  topology: articleTopology(parsePrefix(underlay), parsePrefix(overlay)),
})

test('everything of a fan follows from its two prefixes', t => {
  const {mtu, vni, prefix, underlay, ...overlay} = overlayOf(lab)
  t.deepEqual(
    [formatPrefix(prefix), formatPrefix(underlay), mtu, vni],
    ['240.0.0.0/8', '10.79.89.0/24', 1450, 0xf00000],
  )
  t.deepEqual(
    ['host', 'lxd-1', 'load-balancer', 'newcomer'].map(name => overlay.addressOf({name})),
    ['240.1.0.1', '240.132.0.1', '240.225.0.1', '240.60.0.1'],
  )
  t.is(formatPrefix(overlay.sliceOf({name: 'lxd-1'})), '240.132.0.0/16')
  t.is(overlayOf(over('192.168.7.0/24', '250.0.0.0/8')).addressOf({name: 'lxd-1'}), '250.132.0.1')
})

test('an overlay owns the addresses of its network, and no others', t => {
  const {owns} = overlayOf(lab)
  t.deepEqual(['240.0.0.0', '240.132.0.9', '240.255.255.255'].map(owns), [true, true, true])
  t.deepEqual(['10.79.89.132', '239.255.255.255', '241.0.0.0'].map(owns), [false, false, false])
})

test('a packet goes to the machine whose part of the overlay has its address', t => {
  const {envelope} = overlayOf(lab)
  t.deepEqual(envelope({address: '240.228.0.9'}), {target: '10.79.89.228', vni: 0xf00000})
  t.throws(() => envelope({address: '10.0.0.1'}), {
    instanceOf: LabError,
    message: 'cannot find the machine of 10.0.0.1: it is not in 240.0.0.0/8',
  })
})

test('a place that the lab does not have has no overlay address', t => {
  t.throws(() => overlayOf(lab).addressOf({name: 'lxd-9'}), {
    instanceOf: LabError,
    message: 'cannot find the overlay address of "lxd-9": the lab has no such machine',
  })
})

test('a lab without an overlay is told by its name', t => {
  t.throws(() => overlayOf({name: 'flat', topology: flat}), {
    instanceOf: LabError,
    message: 'cannot ask for the overlay of lab "flat": it has none',
  })
  t.deepEqual(overlayProblems(flat), [])
})

test('an overlay that does not fit over its network is refused with every reason', t => {
  const wide = over('10.79.80.0/20')
  t.regex(overlayProblems(wide.topology).join(), /LXD's limit is \/16 or \/24 underlays only/)
  t.throws(() => overlayOf(wide), {
    instanceOf: LabError,
    message: /^cannot put a fan 240\.0\.0\.0\/8 over the machines' network 10\.79\.80\.0\/20: .*\/16 or \/24/,
  })
})
