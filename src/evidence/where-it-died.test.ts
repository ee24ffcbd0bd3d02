import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import type {Hop} from './path.ts'
import {parsePcap} from './pcap.ts'
import {type Sighting, sightings} from './sighting.ts'
import type {Heard, Tracer} from './tracer.ts'
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
  /** Where it is not that of its sender. */
  source?: string
}

const seenAt = ({what = 'request', on = there, numbers = [1, 2, 3], envelope, source}: Seen): Sighting[] => {
  const forth = what === 'request' || what === 'asks'
  const [from, to] = forth ? [ends.source, ends.target] : [ends.target, ends.source]
  return on.flatMap(({namespace, ifindex, outgoing}) =>
    numbers.map(number => ({
      ...{namespace, ifindex: ifindex as number, outgoing, what, number, envelope},
      from: source ?? from.address,
      to: to.address,
    })),
  )
}

const none: Heard = {sent: 3, took: 0, right: 0, others: ''}

const find = (seen: readonly Sighting[], heard: Partial<Heard> = {}, hops = {there, back}) =>
  whereItDied({
    ...ends,
    ...hops,
    tracer: {
      names: {request: 'echo request', reply: 'echo reply'},
      argv: [],
      legOf: () => undefined,
      heard: () => none,
    },
    seen,
    heard: {...none, ...heard},
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
  t.regex(find([], {}, {there: broken, back}).sentence, /never leaves lxd-1's tunnel: it is down$/)
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

const passed = [...seenAt({}), ...seenAt({what: 'reply', on: back})]
const pass = 'echo request from container-1 to container-2 and its answer pass every hop'

test('what passes every hop and is taken has not lasted', t => {
  t.is(find(passed, {took: 3, right: 3}).sentence, `${pass} now (3 of 3): the failure did not last`)
})

test('an asker that drops the answers that arrive at its link is named, and nobody else', t => {
  t.deepEqual(find(passed), {
    sentence:
      "3 of 3 times the echo reply from container-2 to container-1 arrives at lxd-1's tunnel, and container-1 itself takes none of them",
    lookAt: {machine: 'lxd-1', command: 'nft list ruleset'},
  })
  t.regex(find(passed, {took: 1, right: 1}).sentence, /and container-1 itself takes 1 of them$/)
})

test('what the asker takes and is no right answer is told as it came', t => {
  t.is(
    find(passed, {took: 3, right: 0, others: 'status 503'}).sentence,
    `${pass}, and container-1 gets status 503`,
  )
})

test('what the asker never sent is missing at its own link', t => {
  const two = {numbers: [1, 2]}
  t.regex(
    find([...seenAt(two), ...seenAt({...two, what: 'reply', on: back})], {took: 2, right: 2}).sentence,
    /^1 of 3 times the echo request from container-1 to container-2 never leaves lxd-1's tunnel$/,
  )
})

test('a source that somebody translated on the way is told with the hop where it began', t => {
  const source = '240.228.0.1'
  const translated = [
    ...seenAt({}),
    ...seenAt({what: 'reply', on: back.slice(0, 1)}),
    ...seenAt({what: 'reply', on: back.slice(1), source}),
  ]
  t.deepEqual(find(translated, {took: 3, right: 3}), {
    sentence: `${pass}, but from lxd-2's underlay on the source of the echo reply is 240.228.0.1 instead of 240.228.0.7`,
    lookAt: {machine: 'lxd-2', command: 'nft list ruleset'},
  })
})

test('a real capture at the link of a container whose firewall drops the replies names the container', t => {
  const file = readFileSync(join(import.meta.dirname, 'fixtures', 'asker-drops-replies-container-1.pcap'))
  const sample = {
    source: {name: 'container-1', address: '240.132.0.16', pid: 439},
    target: {name: 'lxd-2', address: '240.228.0.1'},
  }
  const tracer: Tracer = {
    names: {request: 'echo request', reply: 'echo reply'},
    argv: [],
    legOf: packet =>
      packet.kind === 'echo' ? {leg: packet.reply ? 'reply' : 'request', number: packet.sequence} : undefined,
    heard: () => none,
  }
  const seen = sightings(
    new Map([['container-1', {links: [], frames: parsePcap(file), pcap: file}]]),
    tracer,
  ).filter(({from, to}) =>
    [from, to].every(address => Object.values(sample).some(end => end.address === address)),
  )
  const own = (outgoing: boolean): Hop => ({
    ...hop('lxd-1', 'endpoint', outgoing, seen[0]?.ifindex ?? 0),
    ...{label: "container-1's eth0", namespace: 'container-1'},
  })
  const envelope = {target: '10.79.89.228', vni: 15_728_640}
  t.deepEqual(
    whereItDied({
      ...{...sample, tracer, seen, there: [own(true)], back: [own(false)]},
      ...{heard: {sent: 10, took: 0, right: 0, others: ''}, envelopes: {there: envelope, back: envelope}},
    }),
    {
      sentence:
        "10 of 10 times the echo reply from lxd-2 to container-1 arrives at container-1's eth0, and container-1 itself takes none of them",
      lookAt: {machine: 'lxd-1', command: 'nsenter --net --target 439 nft list ruleset'},
    },
  )
})

test('without any hop that could be listened to, nothing is claimed', t => {
  t.is(
    find([], {}, {there: [], back: []}).sentence,
    'nobody could listen for the echo request from container-1 to container-2',
  )
})
