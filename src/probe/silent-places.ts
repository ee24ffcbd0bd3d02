import type {PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import {Prober} from './prober.ts'
import {whenFree} from './round.ts'
import {endedLine} from './wire.ts'

/** Milliseconds that a prober may take to start. */
const patience = 10_000

/** One that still starts says so once, to all who wait for it. */
async function says(
  place: PlaceHandle,
  how: {within: number; signal?: AbortSignal | undefined},
): Promise<void> {
  const prober = Prober.of(place)
  await (prober.hasBegun ? prober.request({do: 'end'}, endedLine, how) : prober.begin(how))
}

/** The places that no prober runs on, and why. A prober that ended is started anew. */
export async function silentPlaces(
  places: readonly PlaceHandle[],
  {pace, signal}: {pace: number; signal?: AbortSignal | undefined},
): Promise<ReadonlyMap<PlaceHandle, string>> {
  const found = new Map<PlaceHandle, string>()
  await Promise.all(
    places.map(async place => {
      try {
        await whenFree(place, () => says(place, {within: patience * pace, signal}))
      } catch (error) {
        signal?.throwIfAborted()
        if (!(error instanceof LabError)) throw error
        found.set(place, error.message)
      }
    }),
  )
  return found
}
