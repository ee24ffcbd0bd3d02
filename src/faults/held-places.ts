import type {PlaceHandle} from '../lab/machine.ts'
import type {Stall} from './loss-run.ts'

interface HeldTime {
  from: number
  until: number
}

const heldTimes = new WeakMap<PlaceHandle['place'], HeldTime[]>()

/** Notes that a fault holds all processes of a place from now on, until what is given is called. */
export function noteHeld({place}: PlaceHandle): () => void {
  const time = {from: performance.now(), until: Number.POSITIVE_INFINITY}
  heldTimes.set(place, [...(heldTimes.get(place) ?? []), time])
  return () => {
    time.until = performance.now()
  }
}

/** What is left of a stall, by performance.now(), without the times in which a fault held the place: that one is no excuse. */
export function ownStalls({place}: PlaceHandle, stall: Stall): Stall[] {
  let left = [{from: stall.at, until: stall.at + stall.ms}]
  for (const held of heldTimes.get(place) ?? [])
    left = left
      .flatMap(({from, until}) => [
        {from, until: Math.min(until, held.from)},
        {from: Math.max(from, held.until), until},
      ])
      .filter(({from, until}) => until > from)
  return left.map(({from, until}) => ({at: from, ms: until - from}))
}
