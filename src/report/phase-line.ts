// How the console tells that a phase begins and ends, and how a program that reads its lines finds that again.

/** After the time in brackets. */
export const phaseBegins = (name: string): string => `${name}:`

/** After the time in brackets; `count` is empty or ends with a comma. */
export const phaseEnds = (name: string, count: string, duration: string): string =>
  `${name}: ${count}done in ${duration}`

type PhaseLine = {began: string} | {ended: string}

const begins = /^\[ *[\dms.]+\] (\S[^:]*):$/
const ends = /^\[ *[\dms.]+\] (\S[^:]*): (?:\d+ of \d+ cells passed, )?done in [\dms.]+$/

/** What the line tells of a phase; undefined for any other line. Lines of machines and of cases are indented; a phase's name has no colon. */
export function readPhaseLine(line: string): PhaseLine | undefined {
  const began = begins.exec(line)?.[1]
  if (began !== undefined) return {began}
  const ended = ends.exec(line)?.[1]
  return ended === undefined ? undefined : {ended}
}
