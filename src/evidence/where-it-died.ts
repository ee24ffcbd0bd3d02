import type {Envelope} from '../overlays/overlay.ts'
import type {Hop} from './path.ts'
import {follow, isAt, type Passage, type Sighting} from './sighting.ts'
import type {Heard, Tracer} from './tracer.ts'

/** What a trace found out. */
export interface TraceFinding {
  /** One sentence: at which hop the packet died. */
  sentence: string
  /** The next command a person would type, and on which machine. */
  lookAt?: {machine: string; command: string} | undefined
  /** Where the packet came in and did not go out, of a machine that had to forward it. */
  notForwarded?: Forwarding | undefined
}

interface Forwarding {
  machine: string
  /** Overlay addresses. */
  from: string
  to: string
  what: Sighting['what']
}

/** One end of a trace. */
interface End {
  name: string
  /** On the overlay. */
  address: string
  /** Of a process in its network namespace, where it has one of its own. */
  pid?: number | undefined
}

interface Traced {
  source: End
  target: End
  tracer: Tracer
  /** Hops of the way there, and of the way back. */
  there: readonly Hop[]
  back: readonly Hop[]
  seen: readonly Sighting[]
  heard: Heard
  /** What an envelope to the target, and one back, has to say. */
  envelopes: {there: Envelope; back: Envelope}
}

/** Follows the request, then its answer; where one of them never sets out, the ARP that it needs first. */
export function whereItDied(traced: Traced): TraceFinding {
  const {source, target, tracer, envelopes} = traced
  const there: Way = {from: source, to: target, hops: traced.there, envelope: envelopes.there}
  const back: Way = {from: target, to: source, hops: traced.back, envelope: envelopes.back}
  const leg = (name: string, way: Way, what: Sighting['what']): Leg => {
    const isArp = what === 'asks' || what === 'tells'
    const seen = traced.seen.filter(
      each =>
        each.what === what &&
        // Marked packets are known by their mark, even where somebody has translated their addresses.
        (!isArp || (each.from === way.from.address && each.to === way.to.address)),
    )
    return {
      ...way,
      name,
      what,
      passage: follow(way.hops, seen),
      foreign: isArp ? undefined : foreignSource(way, seen),
    }
  }
  const request = leg(tracer.names.request, there, 'request')
  if (request.passage.state === 'never')
    return neverSent(request, leg('ARP request', there, 'asks'), leg('ARP reply', back, 'tells'))
  if (request.passage.state !== 'complete') return died(request)
  const reply = leg(tracer.names.reply, back, 'reply')
  if (reply.passage.state === 'never') {
    const [asks, tells] = [leg('ARP request', back, 'asks'), leg('ARP reply', there, 'tells')]
    return asks.passage.state === 'never' ? unanswered(request, reply) : neverSent(reply, asks, tells)
  }
  if (reply.passage.state !== 'complete') return died(reply)
  return survived(traced, request, reply)
}

/** One direction. */
interface Way {
  from: End
  to: End
  hops: readonly Hop[]
  envelope: Envelope
}

interface Leg extends Way {
  name: string
  what: Sighting['what']
  passage: Passage
  foreign: Foreign | undefined
}

/** The first hop at which a packet had another source than its sender's address, and which. */
interface Foreign {
  hop: Hop
  address: string
}

function foreignSource({hops, from}: Way, seen: readonly Sighting[]): Foreign | undefined {
  for (const hop of hops) {
    const changed = seen.find(each => isAt(each, hop) && each.from !== from.address)
    if (changed) return {hop, address: changed.from}
  }
  return undefined
}

/** A packet that did not even set out: mostly for want of an answer to the ARP before it. */
function neverSent(leg: Leg, asks: Leg, tells: Leg): TraceFinding {
  if (asks.passage.state === 'never') return died(leg)
  if (asks.passage.state !== 'complete') return died(asks)
  if (tells.passage.state === 'never') return unanswered(asks, tells)
  if (tells.passage.state !== 'complete') return died(tells)
  const {sentence, ...more} = died(leg)
  return {sentence: `${sentence}, although the ARP reply from ${leg.to.name} arrives there`, ...more}
}

/** It came to the target, which said nothing. */
function unanswered(leg: Leg, answer: Leg): TraceFinding {
  const {last} = leg.passage
  const sentence = `${whatOf(leg)} arrives at ${last?.label}, and no ${answer.name} ever leaves it`
  return {
    sentence,
    lookAt: last && {machine: last.machine, command: within(leg.to, last, 'nft list ruleset')},
  }
}

/** The command in the end's own network namespace, where the hop is in that. */
const within = ({pid}: End, {namespace, machine}: Hop, command: string): string =>
  namespace === machine || pid === undefined ? command : `nsenter --net --target ${pid} ${command}`

const whatOf = ({name, from, to}: Leg): string => `${name} from ${from.name} to ${to.name}`

function died(leg: Leg): TraceFinding {
  const {passage, envelope} = leg
  const {last, next, state, sent, arrived} = passage
  const what = whatOf(leg)
  if (!next) return {sentence: `nobody could listen for the ${what}`}
  const trouble = next.trouble === undefined ? '' : `: ${next.trouble}`
  if (!last) return {sentence: `${what} never ${verb(next)} ${next.label}${trouble}`, lookAt: firstLook(next)}
  const notForwarded = forwardingOf(leg, last, next)
  const further = {lookAt: commandFor(last, next), ...(notForwarded && {notForwarded})}
  const where = `${verb(last)} ${last.label}${wrongEnvelope(passage, envelope)}`
  if (state === 'thinned') {
    const part = `${sent - arrived} of ${sent} times the ${what}`
    const verbs = next.outgoing ? 'leave' : 'arrive at'
    return {sentence: `${part} ${where} and does not ${verbs} ${next.label}${trouble}`, ...further}
  }
  return {sentence: `${what} ${where}, never ${verb(next)} ${next.label}${trouble}`, ...further}
}

/** Between two ports of a machine's bridge; what a machine sends or takes itself is not forwarded. */
function forwardingOf({from, to, what}: Leg, last: Hop, next: Hop): Forwarding | undefined {
  const isPort = ({kind, namespace, machine}: Hop): boolean =>
    namespace === machine && (kind === 'bridge' || kind === 'tunnel')
  const end = next.kind === 'tunnel' ? from : to
  if (last.machine !== next.machine || !isPort(last) || !isPort(next) || end.pid === undefined)
    return undefined
  return {machine: next.machine, from: from.address, to: to.address, what}
}

const verb = ({outgoing}: Hop): string => (outgoing ? 'leaves' : 'arrives at')

/** Sent to another machine than the mapping says, or with the VNI of another overlay. */
function wrongEnvelope({envelope}: Passage, expected: Envelope): string {
  if (!envelope) return ''
  const parts = [
    ...(envelope.target === expected.target ? [] : [`for ${envelope.target} instead of ${expected.target}`]),
    ...(envelope.vni === expected.vni ? [] : [`with VNI ${envelope.vni} instead of ${expected.vni}`]),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}

/**
 * Every hop was passed. What was seen at the asker's link and not taken by him, he dropped himself; what he took and does
 * not like is told as it came, for nobody saw who made it.
 */
function survived({source, target, tracer, heard}: Traced, request: Leg, reply: Leg): TraceFinding {
  const both = `${tracer.names.request} from ${source.name} to ${target.name} and its answer pass every hop`
  const foreign = [request, reply].find(leg => leg.foreign)
  if (foreign?.foreign) {
    const {hop, address} = foreign.foreign
    const sentence = `${both}, but from ${hop.label} on the source of the ${foreign.name} is ${address} instead of ${foreign.from.address}`
    return {sentence, lookAt: {machine: hop.machine, command: 'nft list ruleset'}}
  }
  const {arrived, last} = reply.passage
  const {sent, took, right, others} = heard
  if (took < arrived && last) {
    const sentence = `${arrived} of ${sent} times the ${whatOf(reply)} arrives at ${last.label}, and ${source.name} itself takes ${took === 0 ? 'none' : took} of them`
    return {sentence, lookAt: {machine: last.machine, command: within(source, last, 'nft list ruleset')}}
  }
  const [first] = request.hops
  if (request.passage.sent < sent && first) {
    const sentence = `${sent - request.passage.sent} of ${sent} times the ${whatOf(request)} never ${verb(first)} ${first.label}`
    return {sentence, lookAt: {machine: first.machine, command: within(source, first, 'nft list ruleset')}}
  }
  if (right < took) return {sentence: `${both}, and ${source.name} gets ${others}`}
  return {sentence: `${both} now (${took} of ${sent}): the failure did not last`}
}

const firstLook = ({machine, ifname, kind}: Hop): TraceFinding['lookAt'] =>
  kind === 'endpoint'
    ? {machine, command: 'lxc list; docker ps --all'}
    : {machine, command: linkCommand(ifname)}

/** What is not there has no name. */
const linkCommand = (ifname: string): string => (ifname === '' ? 'ip -br link' : `ip -s link show ${ifname}`)

/** What stands between two hops, by the one that was not reached. */
function commandFor(last: Hop, next: Hop): TraceFinding['lookAt'] {
  const {machine} = next
  if (next.kind === 'underlay' && next.outgoing)
    return {machine, command: `tc -s filter show dev ${last.ifname} egress`}
  if (next.kind === 'underlay') return {machine, command: 'tcpdump -ni any udp port 8472'}
  if (next.kind === 'tunnel' && !next.outgoing) return {machine, command: 'nft list ruleset'}
  if (next.kind === 'tunnel' || next.kind === 'bridge') return {machine, command: 'bridge link'}
  return {machine, command: linkCommand(next.ifname)}
}
