import {installFiles} from '../../lab/install-files.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {decideFanEngine} from './decide-fan-engine.ts'
import {guestFileOfFan} from './guest-file.ts'

/** Each place gets the engine that works there. It configures nothing. */
export async function installFan(context: StepContext, places: readonly PlaceHandle[]): Promise<void> {
  await Promise.all(
    places.map(async place => {
      const {engine} = await decideFanEngine(context, place)
      await installFiles(place, await Promise.all(engine.files.map(guestFileOfFan)))
      for (const command of engine.activation) await place.succeed(command)
    }),
  )
}
