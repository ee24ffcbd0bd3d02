import type {OverlayPlan} from './overlay-plan.ts'
import type {Topology} from './topology.ts'

/** What steps of an order have done to a lab so far. */
export interface Progress {
  /** Names of machines that start later, and run by now. */
  started: readonly string[]
  /** Who has joined which overlay, by their names. */
  joined: readonly {overlay: string; member: string}[]
}

export const noProgress: Progress = {started: [], joined: []}

/** What the lab consists of by then: a machine that has not started is nobody's endpoint, and who has not joined is no member. */
export function topologyAfter(topology: Topology, {started, joined}: Progress): Topology {
  const isHere = ({name}: {name: string}): boolean => started.includes(name)
  const hasJoined =
    ({name}: OverlayPlan) =>
    (member: string): boolean =>
      joined.some(each => each.overlay === name && each.member === member)
  return {
    ...topology,
    machines: [
      ...topology.machines,
      ...topology.later.filter(isHere).map(plan => ({...plan, late: true as const})),
    ],
    later: topology.later.filter(plan => !isHere(plan)),
    overlays: topology.overlays.map(plan => ({
      ...plan,
      joinLater: plan.joinLater.filter(member => !hasJoined(plan)(member)),
    })),
  }
}
