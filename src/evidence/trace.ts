import type {Protocol} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {inEndpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import {overlayOf} from '../overlays/index.ts'
import {LabError} from '../process/lab-error.ts'
import {type Capture, captureWhile, type Namespace} from './capture.ts'
import {type Hop, pathOf} from './path.ts'
import {isAt, type Sighting, sightings} from './sighting.ts'
import {tracerFor} from './tracer.ts'
import {type TraceFinding, whereItDied} from './where-it-died.ts'
import {withDrop} from './with-drop.ts'

/** The ends of a cell that went wrong, as they were found. */
interface TraceRequest {
  source: Endpoint
  target: Endpoint
  protocol: Protocol
}

export interface Trace extends TraceFinding {
  /** For the evidence: every hop with what was seen there, and the captures by namespace. */
  table: string
  captures: ReadonlyMap<string, Capture>
}

/**
 * Sends marked packets from source to target once more while every interface on the way listens, and tells at which
 * hop they died. A trace that is not whole blames nobody: what was not heard somewhere may have been there. Throws a
 * LabError when the packets cannot be sent, or nobody could listen.
 */
export async function trace(
  lab: Lab,
  {source, target, protocol}: TraceRequest,
  options: {timeoutMs: number; signal: AbortSignal},
): Promise<Trace> {
  const tracer = tracerFor(protocol, target.address, overlayOf(lab).mtu)
  const namespaces = namespacesOf([source, target])
  let said = ''
  let isSent = false
  const results = await captureWhile(
    namespaces,
    async () => {
      const result = await source.place.run(inEndpoint(source, tracer.argv), options)
      said = result.stdout
      isSent = !result.timedOut && result.signal === null
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
  if (captures.size === 0) throw new LabError(blind.join('; '))
  if (!isSent) blind.push(`not all packets were sent from ${source.name}`)
  const there = pathOf(lab, source, target, captures)
  const back = pathOf(lab, target, source, captures)
  const seen = sightings(captures, tracer)
  const {envelope} = overlayOf(lab)
  const found = whereItDied({
    source,
    target,
    tracer,
    there,
    back,
    seen,
    heard: tracer.heard(said),
    envelopes: {there: envelope(target), back: envelope(source)},
  })
  const finding: TraceFinding =
    blind.length === 0
      ? await withDrop(lab, found, captures, protocol === 'http' ? 'tcp' : 'icmp')
      : {sentence: `not known, for the trace is not whole: ${blind.join('; ')}`}
  return {
    ...finding,
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

/** Lines such as `lxd-1's tunnel ftun0, out: request 10, asks 1`. */
function tableOf(hops: readonly Hop[], seen: readonly Sighting[]): string[] {
  return hops.map(hop => {
    const here = seen.filter(each => isAt(each, hop))
    const counts = new Map<string, number>()
    for (const {what} of here) counts.set(what, (counts.get(what) ?? 0) + 1)
    const told = [...counts].map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing'
    const trouble = hop.trouble === undefined ? '' : ` (${hop.trouble})`
    return `${hop.label}, ${hop.outgoing ? 'out' : 'in'}: ${told}${trouble}`
  })
}
