import {identify, isAlive} from '../process/process-identity.ts'

/** A process as part of a file's name, such as 4711-123456. */
export function processMark(pid: number = process.pid): string {
  const identity = identify(pid)
  if (!identity) throw new Error(`no process ${pid}`)
  return `${pid}-${identity.startTime}`
}

export function isMarkedProcessAlive(mark: string): boolean {
  const [pid, startTime = ''] = mark.split('-')
  return isAlive({pid: Number(pid), startTime})
}
