import {addressPair, plannedAddresses} from '../expect/rules/addresses-asked.ts'
import {type FlowInput, flowList, usualPeriod} from '../lab/file/flow-definition.ts'
import {parseFlowService} from '../lab/file/flow-service.ts'
import {parseTime} from '../lab/file/measures.ts'
import {namedEndpoints} from '../lab/named-endpoints.ts'
import type {Topology} from '../lab/topology.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'

interface KnownFault {
  bug: string
  maxOutageMs: number
}

/** A flow from one endpoint to another, before it begins. */
export interface PlannedFlow {
  /** The sentence of its case, without what is done meanwhile. */
  sentence: string
  ids: readonly string[]
  source: string
  target: string
  family: 4 | 6
  /** The network or overlay by whose address the target is asked, where the flow chooses it. */
  over: string | undefined
  by: string
  service: NonNullable<ReturnType<typeof parseFlowService>>
  period: number
  maxOutageMs: number | undefined
  /** A fault of what is under test, and the longest outage that it explains. */
  knownFault: KnownFault | undefined
}

/** Each source asks each target but itself. Throws a LabError for what is no flow, and for one that asks nobody. */
export function plannedFlows(topology: Topology, given: readonly FlowInput[]): PlannedFlow[] {
  const parsed = flowList.safeParse(given, {reportInput: true})
  if (!parsed.success) {
    const told = parsed.error.issues.map(({path, message, input}) => {
      const [index, ...keys] = path
      return `flow ${Number(index) + 1}: ${keys.join('.')} ${message}; got ${shownValue(input)}`
    })
    throw new LabError(`cannot ask by flows that are none: ${told.join('; ')}`)
  }
  return parsed.data.flatMap((flow, index) => {
    const names = (key: 'from' | 'to'): string[] => {
      const {names: found, unknown} = namedEndpoints(topology, flow[key])
      if (unknown.length === 0) return found
      const words = unknown.map(shownValue).join(', ')
      throw new LabError(`cannot ask by flow ${index + 1}: ${key} names nobody by ${words}`)
    }
    const {by = 'icmp', family, over, id: ids = [], period, 'max-outage': most, 'known-fault': known} = flow
    const on = over === undefined ? '' : ` on ${over}`
    const service = parseFlowService(by) ?? {kind: 'icmp' as const}
    const planned = names('from').flatMap(source =>
      names('to')
        .filter(target => target !== source)
        .map(target => {
          const asked =
            family === undefined ? usualFamily(topology, {source, target, over}) : familyOf[family]
          return {
            ...{ids, source, target, by, over, family: asked, service},
            sentence: `${source} reaches ${target}${on} by ${by}${asked === 6 ? ' over IPv6' : ''}`,
            period: period === undefined ? usualPeriod : parseTime(period),
            maxOutageMs: most === undefined ? undefined : parseTime(most),
            knownFault: known && {bug: known.bug, maxOutageMs: parseTime(known['max-outage'])},
          }
        }),
    )
    if (planned.length > 0) return planned
    const who = (['from', 'to'] as const).map(key => `${key} ${flow[key].map(shownValue).join(', ')}`)
    throw new LabError(`cannot ask by flow ${index + 1}: ${who.join(' ')} is nobody but oneself`)
  })
}

const familyOf = {v4: 4, v6: 6} as const

/** IPv4, unless only IPv6 is theirs both. */
function usualFamily(
  topology: Topology,
  {source, target, over}: Pick<PlannedFlow, 'source' | 'target' | 'over'>,
): 4 | 6 {
  const [own, others] = [plannedAddresses(topology, source), plannedAddresses(topology, target)]
  const isTheirs = (family: 4 | 6): boolean => addressPair(own, others, {family, over}) !== undefined
  return !isTheirs(4) && isTheirs(6) ? 6 : 4
}
