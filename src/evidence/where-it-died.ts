import type {Envelope} from '../overlays/overlay.ts'
import type {Hop} from './path.ts'
import {follow, type Passage, type Sighting} from './sighting.ts'
import type {Tracer} from './tracer.ts'

/** What a trace found out. */
export interface TraceFinding {
  /** One sentence: at which hop the packet died. */
  sentence: string
  /** The next command a person would type, and on which machine. */
  lookAt?: {machine: string; command: string} | undefined
}

interface Traced {
  /** Names and overlay addresses of both ends. */
  source: {name: string; address: string}
  target: {name: string; address: string}
  tracer: Tracer
  /** Hops of the way there, and of the way back. */
  there: readonly Hop[]
  back: readonly Hop[]
  seen: readonly Sighting[]
  /** Whether the tracer's command said that all was well. */
  answered: boolean
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
    return {...way, name, passage: follow(way.hops, seen)}
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
  return {sentence: survived(traced, reply.passage)}
}

/** One direction. */
interface Way {
  from: {name: string; address: string}
  to: {name: string; address: string}
  hops: readonly Hop[]
  envelope: Envelope
}

interface Leg extends Way {
  name: string
  passage: Passage
}

/** A packet that did not even set out: mostly for want of an answer to the ARP before it. */
function neverSent(leg: Leg, asks: Leg, tells: Leg): TraceFinding {
  if (asks.passage.state === 'never') return died(leg)
  if (asks.passage.state !== 'complete') return died(asks)
  if (tells.passage.state === 'never') return unanswered(asks, tells)
  if (tells.passage.state !== 'complete') return died(tells)
  const {sentence, lookAt} = died(leg)
  return {sentence: `${sentence}, although the ARP reply from ${leg.to.name} arrives there`, lookAt}
}

/** It came to the target, which said nothing. */
function unanswered(leg: Leg, answer: Leg): TraceFinding {
  const {last} = leg.passage
  const sentence = `${whatOf(leg)} arrives at ${last?.label}, and no ${answer.name} ever leaves it`
  return {sentence, lookAt: last && {machine: last.machine, command: 'nft list ruleset'}}
}

const whatOf = ({name, from, to}: Leg): string => `${name} from ${from.name} to ${to.name}`

function died(leg: Leg): TraceFinding {
  const {passage, envelope} = leg
  const {last, next, state, sent, arrived} = passage
  const what = whatOf(leg)
  if (!next) return {sentence: `nobody could listen for the ${what}`}
  const trouble = next.trouble === undefined ? '' : `: ${next.trouble}`
  if (!last) return {sentence: `${what} never ${verb(next)} ${next.label}${trouble}`, lookAt: firstLook(next)}
  const lookAt = commandFor(last, next)
  const where = `${verb(last)} ${last.label}${wrongEnvelope(passage, envelope)}`
  if (state === 'thinned') {
    const part = `${sent - arrived} of ${sent} times the ${what}`
    const verbs = next.outgoing ? 'leave' : 'arrive at'
    return {sentence: `${part} ${where} and does not ${verbs} ${next.label}${trouble}`, lookAt}
  }
  return {sentence: `${what} ${where}, never ${verb(next)} ${next.label}${trouble}`, lookAt}
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

function survived({source, target, tracer, answered}: Traced, {arrived}: Passage): string {
  const both = `${tracer.names.request} from ${source.name} to ${target.name} and its answer pass every hop`
  return answered
    ? `${both} now (${arrived} of ${arrived}): the failure did not last`
    : `${both}: the network carries them, it is ${target.name} that does not answer rightly`
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
