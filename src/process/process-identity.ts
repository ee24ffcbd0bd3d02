import {readFileSync} from 'node:fs'
import * as z from 'zod/mini'

/** A pid may be given to another process later; with the start time it names one process for ever. */
export const processIdentity = z.object({
  pid: z.int().check(z.positive()),
  /** Clock ticks from boot to the start of the process. */
  startTime: z.string().check(z.regex(/^\d{1,20}$/, 'clock ticks')),
})
export type ProcessIdentity = z.infer<typeof processIdentity>

/** The process of that pid; undefined when there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startTime = statFields(pid)[19]
  return startTime === undefined ? undefined : {pid, startTime}
}

/** False for a zombie, too: it does nothing any more. */
export function isAlive(identity: ProcessIdentity): boolean {
  const fields = statFields(identity.pid)
  return fields[19] === identity.startTime && fields[0] !== 'Z' && fields[0] !== 'X'
}

/** Fields of /proc/PID/stat after the name, which stands in parentheses and may hold anything; none when it is gone. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
