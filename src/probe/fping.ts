import {LabError} from '../process/lab-error.ts'

/** What one target of fping answered. */
interface Echoes {
  sent: number
  received: number
  /** fping's own words for this target, such as `xmt/rcv/%loss = 10/9/10%` or an error of the source's kernel. */
  said: string
}

/** Milliseconds between two echoes to the same target, and between any two, on a machine of pace 1. */
const targetPeriod = 20
const anyPeriod = 1

/**
 * argv of fping for all targets at once. Waits at most `timeoutMs` for the answer to the last echo. A slow machine
 * (`pace` times slower) sends as many, and as much more slowly: where it could not read the answers as they come, the
 * socket would overflow, and what the network had carried would count as lost.
 */
export function fpingCommand(
  targets: readonly string[],
  {count, timeoutMs, payload, pace = 1}: {count: number; timeoutMs: number; payload?: number; pace?: number},
): string[] {
  return [
    ...['fping', '--quiet', `--count=${count}`, `--timeout=${timeoutMs}`],
    ...[`--period=${targetPeriod * pace}`, `--interval=${anyPeriod * pace}`],
    ...(payload === undefined ? [] : ['--dontfrag', `--size=${payload}`]),
    '--',
    ...targets,
  ]
}

/**
 * Reads what `fping --quiet --count=10` says on standard error, a line for each target; other lines are the kernel's
 * refusals, such as of a packet that is too big for the interface:
 *
 *     240.132.0.1   : xmt/rcv/%loss = 10/10/0%, min/avg/max = 0.04/0.06/0.14
 *     240.228.0.217 : xmt/rcv/%loss = 10/0/100%
 *     240.132.0.1: error while sending ping: Message too long
 */
export function parseFping(said: string, targets: readonly string[]): Map<string, Echoes> {
  const lines = said.split('\n')
  return new Map(
    targets.map(target => {
      const own = lines.filter(line => line.startsWith(`${target} `) || line.startsWith(`${target}:`))
      const counts = own.map(line => /xmt\/rcv\/%loss = (\d+)\/(\d+)\//.exec(line)).find(Boolean)
      if (!counts)
        throw new LabError(`cannot read fping's answer about ${target}: ${said.trim().slice(0, 300)}`)
      const words = [
        ...new Set(
          own.map(line =>
            line
              .slice(target.length)
              .replace(/^\s*:\s*/, '')
              .trim(),
          ),
        ),
      ]
      return [target, {sent: Number(counts[1]), received: Number(counts[2]), said: words.join('; ')}]
    }),
  )
}
