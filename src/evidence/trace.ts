import type {Endpoint} from '../checks/endpoints.ts'
import {inEndpoint} from '../checks/endpoints.ts'
import type {Lab} from '../lab/lab.ts'
import {LabError} from '../process/lab-error.ts'
import {type Capture, captureWhile, type Namespace} from './capture.ts'
import {type Hop, pathOf, underlayAddressOf} from './path.ts'
import {type Sighting, sightings} from './sighting.ts'
import {tracerFor} from './tracer.ts'
import {type Finding, whereItDied} from './where-it-died.ts'

/** A cell of the matrix that went wrong. */
export interface TracedCell {
  source: Endpoint
  target: Endpoint
  /** Such as `icmp`. */
  protocol: string
}

export interface Trace extends Finding {
  /** For the evidence: every hop with what was seen there, and the captures by namespace. */
  table: string
  captures: ReadonlyMap<string, Capture>
}

/**
 * Sends marked packets from source to target once more while every interface on the way listens, and tells at which
 * hop they died. Where nothing can be captured the sentence says so; throws a LabError when they cannot be sent.
 */
export async function trace(
  lab: Lab,
  {source, target, protocol}: TracedCell,
  options: {timeoutMs: number; signal: AbortSignal},
): Promise<Trace> {
  const tracer = tracerFor(protocol, target.address, lab.fan.mtu)
  const namespaces = namespacesOf([source, target])
  let said = ''
  const results = await captureWhile(
    namespaces,
    async () => {
      const result = await source.place.run(inEndpoint(source, tracer.argv), options)
      said = result.stdout
    },
    options,
  )
  const captures = new Map(
    namespaces.flatMap(({name}, index) => {
      const result = results[index]
      return result === undefined || result instanceof LabError ? [] : [[name, result] as const]
    }),
  )
  const blind = results.filter(result => result instanceof LabError).map(({message}) => message)
  const there = pathOf(lab, source, target, captures)
  const back = pathOf(lab, target, source, captures)
  const seen = sightings(captures, tracer)
  const envelope = (to: Endpoint) => ({target: underlayAddressOf(lab, to), vni: lab.fan.vni})
  const finding = whereItDied({
    source,
    target,
    tracer,
    there,
    back,
    seen,
    answered: tracer.isAnswered(said),
    envelopes: {there: envelope(target), back: envelope(source)},
  })
  return {
    ...finding,
    sentence: [finding.sentence, ...blind].join('; '),
    table: [...blind, ...tableOf(there, seen), '', ...tableOf(back, seen)].join('\n'),
    captures,
  }
}

/** Those of the machines, and those of endpoints that have one of their own. Each once. */
function namespacesOf(endpoints: readonly Endpoint[]): Namespace[] {
  const all = endpoints.flatMap(({name, place, pid}): Namespace[] => [
    ...(pid === undefined ? [] : [{name, place, pid}]),
    {name: place.name, place},
  ])
  return all.filter(({name}, index) => all.findIndex(other => other.name === name) === index)
}

/** Lines such as `lxd-1's tunnel lxdfan0-fan, out: request 10, asks 1`. */
function tableOf(hops: readonly Hop[], seen: readonly Sighting[]): string[] {
  return hops.map(hop => {
    const here = seen.filter(
      ({namespace, ifindex, outgoing}) =>
        namespace === hop.namespace && ifindex === hop.ifindex && outgoing === hop.outgoing,
    )
    const counts = new Map<string, number>()
    for (const {what} of here) counts.set(what, (counts.get(what) ?? 0) + 1)
    const told = [...counts].map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing'
    const trouble = hop.trouble === undefined ? '' : ` (${hop.trouble})`
    return `${hop.label}, ${hop.outgoing ? 'out' : 'in'}: ${told}${trouble}`
  })
}
