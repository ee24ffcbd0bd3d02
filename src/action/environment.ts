import {commandVariable, inputsVariable} from '../cli/reader-of.ts'

/** How the job's steps call fanlab: the action puts it on PATH. */
export const commandOnPath = 'fanlab'

/**
 * The environment of what the action starts: that of the step without the runner's own variables. Scenarios know
 * nothing of GitHub, its tokens are none of their business, and by RUNNER_TRACKING_ID the runner would find and end, at
 * the job's end, what of a kept lab has to outlive it.
 */
export function childEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(GITHUB|RUNNER|ACTIONS|INPUT|STATE)_/.test(entry[0]),
  )
  return {
    ...Object.fromEntries(kept),
    CI: 'true',
    [commandVariable]: commandOnPath,
    [inputsVariable]: '1',
    ...more,
  }
}
