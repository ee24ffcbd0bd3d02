import {readFile} from 'node:fs/promises'

/** A pid may be given to another process later; with the start time it names one process for ever. */
export interface ProcessIdentity {
  pid: number
  /** Clock ticks from boot to the start of the process. */
  startTime: string
}

export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  const startTime = (await statFields(pid))[19]
  return startTime === undefined ? undefined : {pid, startTime}
}

/** False for a zombie, too: it does nothing any more. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const fields = await statFields(identity.pid)
  return fields[19] === identity.startTime && fields[0] !== 'Z'
}

/** Fields of /proc/PID/stat after the name, which stands in parentheses and may hold anything; none when it is gone. */
async function statFields(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
