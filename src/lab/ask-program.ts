import type * as z from 'zod'
import {guestProgram} from '../process/guest-program.ts'
import {readJson} from '../process/read-json.ts'
import type {PlaceHandle} from './machine.ts'

/**
 * Runs one of our programs in Python on a place, without installing it there; gives the JSON that it prints. The question
 * is its input. `modules` are those of guestProgram.
 */
export async function askProgram<T>(
  place: PlaceHandle,
  modules: readonly string[],
  question: Readonly<Record<string, unknown>> & {seconds: number},
  schema: z.ZodType<T>,
): Promise<T> {
  const seconds = question.seconds * place.pace
  const {argv, source} = guestProgram(modules)
  const said = await place.succeed(argv, {
    stdin: Buffer.concat([source, Buffer.from(JSON.stringify({...question, seconds}))]),
    timeoutMs: 1000 * (question.seconds + 10),
  })
  return readJson(said, schema, `the answer of ${modules.at(-1)} on ${place.name}`)
}
