import {readFileSync} from 'node:fs'

/** A name for a process that no later one gets again: its number and when it started. */
export function processMark(pid: number = process.pid): string {
  // Field 22 of /proc/PID/stat; the second field, the name, may contain anything but ends with the last ")".
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return `${pid}-${start}`
}

export function isMarkedProcessAlive(mark: string): boolean {
  try {
    return processMark(Number.parseInt(mark, 10)) === mark
  } catch {
    return false
  }
}
