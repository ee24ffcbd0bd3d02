import {readFileSync} from 'node:fs'

/** A name for a process that no later one gets again: its number and when it started. */
export function processMark(pid: number = process.pid): string {
  return `${pid}-${readStat(pid).start}`
}

/** A process that was killed and waits to be collected by its parent is not alive. */
export function isMarkedProcessAlive(mark: string): boolean {
  const pid = Number.parseInt(mark, 10)
  try {
    const {state, start} = readStat(pid)
    return `${pid}-${start}` === mark && state !== 'Z' && state !== 'X'
  } catch {
    return false
  }
}

function readStat(pid: number): {state: string | undefined; start: string | undefined} {
  // The second field of /proc/PID/stat, the name, may contain anything but ends with the last ")".
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return {state: fields[0], start: fields[19]}
}
