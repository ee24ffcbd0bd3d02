import test from 'ava'
import type {Hop} from './path.ts'
import type {Sighting} from './sighting.ts'
import {whereItDied} from './where-it-died.ts'

const ends = {
  source: {name: 'container-1', address: '240.132.0.9'},
  target: {name: 'container-2', address: '240.228.0.7'},
}

/** A hop for each word: `lxd-1 tunnel out` and so on; the number is its interface. */
const hop = (
  machine: string,
  kind: Hop['kind'],
  outgoing: boolean,
  ifindex: number,
  trouble?: string,
): Hop => ({
  label: `${machine}'s ${kind}`,
  kind,
  namespace: machine,
  machine,
  ifindex,
  ifname: `if${ifindex}`,
  outgoing,
  trouble,
})

const one = (machine: string, outgoing: boolean): Hop[] => [
  hop(machine, 'tunnel', outgoing, 1),
  hop(machine, 'underlay', outgoing, 2),
]
const there = [...one('lxd-1', true), ...one('lxd-2', false).reverse()]
const back = [...one('lxd-2', true), ...one('lxd-1', false).reverse()]

interface Seen {
  what?: Sighting['what']
  on?: readonly Hop[]
  numbers?: readonly number[]
  envelope?: Sighting['envelope']
}

const seenAt = ({what = 'request', on = there, numbers = [1, 2, 3], envelope}: Seen): Sighting[] => {
  const forth = what === 'request' || what === 'asks'
  const [from, to] = forth ? [ends.source, ends.target] : [ends.target, ends.source]
  return on.flatMap(({namespace, ifindex, outgoing}) =>
    numbers.map(number => ({
      ...{namespace, ifindex: ifindex as number, outgoing, what, number, envelope},
      from: from.address,
      to: to.address,
    })),
  )
}

const find = (seen: readonly Sighting[], answered = false, hops = {there, back}) =>
  whereItDied({
    ...ends,
    ...hops,
    tracer: {
      names: {request: 'echo request', reply: 'echo reply'},
      argv: [],
      legOf: () => undefined,
      isAnswered: () => answered,
    },
    seen,
    answered,
    envelopes: {there: {target: '10.0.0.2', vni: 5}, back: {target: '10.0.0.1', vni: 5}},
  })

test('a request that the source’s tunnel swallows', t => {
  t.deepEqual(find(seenAt({on: there.slice(0, 1)})), {
    sentence:
      "echo request from container-1 to container-2 leaves lxd-1's tunnel, never leaves lxd-1's underlay",
    lookAt: {machine: 'lxd-1', command: 'tc -s filter show dev if1 egress'},
  })
})

test('a request that the underlay loses', t => {
  t.is(
    find(seenAt({on: there.slice(0, 2)})).sentence,
    "echo request from container-1 to container-2 leaves lxd-1's underlay, never arrives at lxd-2's underlay",
  )
})

test('a request to the wrong machine and with a wrong VNI', t => {
  const envelope = {source: '10.0.0.1', target: '10.9.0.2', vni: 6}
  t.regex(
    find(seenAt({on: there.slice(0, 2), envelope})).sentence,
    /leaves lxd-1's underlay \(for 10\.9\.0\.2 instead of 10\.0\.0\.2, with VNI 6 instead of 5\), never arrives/,
  )
})

test('a request that the firewall of the target’s machine drops, and what to look at', t => {
  t.deepEqual(find(seenAt({on: there.slice(0, 3)})), {
    sentence:
      "echo request from container-1 to container-2 arrives at lxd-2's underlay, never arrives at lxd-2's tunnel",
    lookAt: {machine: 'lxd-2', command: 'nft list ruleset'},
  })
})

test('a hop that is visibly broken is said to be', t => {
  const broken = there.map(each => (each.kind === 'tunnel' ? {...each, trouble: 'it is down'} : each))
  t.regex(find([], false, {there: broken, back}).sentence, /never leaves lxd-1's tunnel: it is down$/)
})

test('an answer that gets lost on its way back', t => {
  t.is(
    find([...seenAt({}), ...seenAt({what: 'reply', on: back.slice(0, 2)})]).sentence,
    "echo reply from container-2 to container-1 leaves lxd-2's underlay, never arrives at lxd-1's underlay",
  )
})

test('a target that says nothing', t => {
  t.is(
    find(seenAt({})).sentence,
    "echo request from container-1 to container-2 arrives at lxd-2's tunnel, and no echo reply ever leaves it",
  )
})

test('where no request sets out, the ARP before it is followed', t => {
  t.is(
    find(seenAt({what: 'asks', on: there.slice(0, 2)})).sentence,
    "ARP request from container-1 to container-2 leaves lxd-1's underlay, never arrives at lxd-2's underlay",
  )
  t.is(
    find([...seenAt({what: 'asks'}), ...seenAt({what: 'tells', on: back.slice(0, 1)})]).sentence,
    "ARP reply from container-2 to container-1 leaves lxd-2's tunnel, never leaves lxd-2's underlay",
  )
  t.regex(
    find([...seenAt({what: 'asks'}), ...seenAt({what: 'tells', on: back})]).sentence,
    /^echo request .* never leaves lxd-1's tunnel, although the ARP reply from container-2 arrives there$/,
  )
})

test('part of the packets lost is told by number and place', t => {
  const seen = [...seenAt({on: there.slice(0, 3)}), ...seenAt({on: there.slice(3), numbers: [1]})]
  t.is(
    find(seen).sentence,
    "2 of 3 times the echo request from container-1 to container-2 arrives at lxd-2's underlay and does not arrive at lxd-2's tunnel",
  )
})

test('what passes every hop is no riddle of the network', t => {
  const seen = [...seenAt({}), ...seenAt({what: 'reply', on: back})]
  t.regex(find(seen, true).sentence, /pass every hop now \(3 of 3\): the failure did not last$/)
  t.regex(find(seen).sentence, /the network carries them, it is container-2 that does not answer rightly$/)
})

test('without any hop that could be listened to, nothing is claimed', t => {
  t.is(
    find([], false, {there: [], back: []}).sentence,
    'nobody could listen for the echo request from container-1 to container-2',
  )
})
