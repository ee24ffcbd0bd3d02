import {type Endpoint, inEndpoint} from './endpoint.ts'
import type {PlaceHandle} from './machine.ts'
import {runTogether, type Said} from './run-together.ts'

interface Question {
  source: Endpoint
  argv: readonly string[]
}

/**
 * Runs each command in its source's network namespace, all side by side and with one command for each machine. Answers
 * are in the order of the questions.
 */
export async function askEndpoints(
  questions: readonly Question[],
  options: {timeoutMs?: number; signal?: AbortSignal} = {},
): Promise<Said[]> {
  const places = new Map<PlaceHandle, number[]>()
  for (const [index, {source}] of questions.entries()) {
    places.set(source.place, [...(places.get(source.place) ?? []), index])
  }
  const answers: Said[] = []
  await Promise.all(
    [...places].map(async ([place, indices]) => {
      const commands = indices.map(index => {
        const {source, argv} = questions[index] as Question
        return inEndpoint(source, argv)
      })
      const said = await runTogether(place, commands, options)
      for (const [position, index] of indices.entries()) answers[index] = said[position] as Said
    }),
  )
  return answers
}
