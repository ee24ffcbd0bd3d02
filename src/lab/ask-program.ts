import {readFile} from 'node:fs/promises'
import type * as z from 'zod'
import {guestPath} from '../process/package-root.ts'
import {readJson} from '../process/read-json.ts'
import type {PlaceHandle} from './machine.ts'

/**
 * Runs one of our programs in Python on a place, without installing it there; gives the JSON that it prints. The question
 * is its argument. `path` is the program's below src/.
 */
export async function askProgram<T>(
  place: PlaceHandle,
  path: string,
  question: Readonly<Record<string, unknown>> & {seconds: number},
  schema: z.ZodType<T>,
): Promise<T> {
  const seconds = question.seconds * place.pace
  const said = await place.succeed(['python3', '-', JSON.stringify({...question, seconds})], {
    stdin: await readFile(guestPath(path)),
    timeoutMs: 1000 * (question.seconds + 10),
  })
  return readJson(said, schema, `the answer of ${path} on ${place.name}`)
}
