import type {PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import {Prober} from './prober.ts'
import {endedLine} from './wire.ts'

/** Milliseconds that a prober may take to start. */
const patience = 10_000

/** The places that no prober runs on, and why. A prober that ended is started anew. */
export async function silentPlaces(
  places: readonly PlaceHandle[],
  {pace, signal}: {pace: number; signal?: AbortSignal | undefined},
): Promise<ReadonlyMap<PlaceHandle, string>> {
  const found = new Map<PlaceHandle, string>()
  await Promise.all(
    places.map(async place => {
      try {
        await Prober.of(place).request({do: 'end'}, endedLine, {within: patience * pace, signal})
      } catch (error) {
        signal?.throwIfAborted()
        if (!(error instanceof LabError)) throw error
        found.set(place, error.message)
      }
    }),
  )
  return found
}
