import {paced} from '../process/host-pace.ts'
import {type RunOptions, type RunResult, run} from '../process/run.ts'
import {type CommandOptions, defaultDeadline} from './provider.ts'

/** Milliseconds that a command has between the request to end and its forced end. */
const killGrace = 2_000
/** Milliseconds after the deadline inside the machine when the caller gives the channel itself up. */
const channelGrace = 5_000

/**
 * Runs its second and later words for at most as many seconds as the first says. `timeout` makes a process group, asks
 * it to end, and goes as soon as the command itself has ended; who of the group ignored the request is ended here.
 */
const supervisor = `
exec 3<&0
timeout --kill-after=${killGrace / 1000} "$@" <&3 3<&- &
group=$!
exec 3<&-
wait "$group"
status=$?
case $status in 124|137) kill -KILL "-$group" 2>/dev/null ;; esac
exit "$status"
`

/**
 * Runs argv on a machine through the given channel with a deadline that is enforced inside the machine: ending the
 * channel alone would leave the command running there.
 */
export async function withDeadline(
  argv: readonly string[],
  options: CommandOptions,
  channel: (argv: readonly string[]) => string[],
  how: Pick<RunOptions, 'env' | 'onOutput' | 'enough'> = {},
): Promise<RunResult> {
  const timeoutMs = options.timeoutMs ?? defaultDeadline
  const inside = ['sh', '-c', supervisor, 'supervisor', String(timeoutMs / 1000), ...argv]
  const result = await run(channel(inside), {
    timeoutMs: timeoutMs + killGrace + paced(channelGrace),
    ...how,
    ...(options.stdin === undefined ? {} : {stdin: options.stdin}),
    ...(options.signal === undefined ? {} : {signal: options.signal}),
  })
  // 124: ended by the request; 137: had to be forced. A command may use them itself, but not that late.
  const expired = (result.status === 124 || result.status === 137) && result.durationMs >= timeoutMs
  return {...result, argv, timedOut: result.timedOut || expired}
}
