import {basename} from 'node:path'
import {exitCodes} from '../run/exit-codes.ts'

/** Which failure of a command is wanted. */
export type WantedFailure = 'any of its own' | 'unreachable'

/** Statuses by which a tool says that nothing answers; with any other one it says that it was used or is set up wrong. */
const unreachable: Readonly<Record<string, readonly number[]>> = {
  // Cannot connect; its time is up.
  curl: [7, 28],
  fping: [1],
  nc: [1],
  ping: [1],
  // Of coreutils: the command did not end in time.
  timeout: [124],
  // Network failure.
  wget: [4],
}

export const toolsThatTell: readonly string[] = Object.keys(unreachable)

/** Whether a command's exit status can tell that nothing answers. */
export const canTellUnreachable = ([tool = '']: readonly string[]): boolean =>
  Object.hasOwn(unreachable, basename(tool))

/** From this status on a shell means that a command could not be run (126, 127) or that a signal ended it. */
const firstForeignStatus = 126

interface Judgement {
  exitCode: number
  /** Why it is not 0. */
  reason?: string
}

/** What the status of a command that has run where it should means to somebody who wants it to fail. */
export function judgeFailure(argv: readonly string[], status: number, wanted: WantedFailure): Judgement {
  const [tool = ''] = argv
  if (status === 0) return {exitCode: exitCodes.failed, reason: `${tool} succeeded, and was expected to fail`}
  if (wanted === 'unreachable') {
    const fitting = unreachable[basename(tool)] ?? []
    return fitting.includes(status)
      ? {exitCode: exitCodes.passed}
      : {
          exitCode: exitCodes.error,
          reason: `${tool} ended with status ${status}, which does not say that nothing answers (${fitting.join(', ')})`,
        }
  }
  // 64: a tool that was used wrongly says so by it, as sysexits.h has it.
  return status < firstForeignStatus && status !== exitCodes.usage
    ? {exitCode: exitCodes.passed}
    : {
        exitCode: exitCodes.error,
        reason: `${tool} ended with status ${status}: it was not run, was used wrongly, or a signal ended it`,
      }
}
