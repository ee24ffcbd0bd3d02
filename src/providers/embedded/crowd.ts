import {availableParallelism} from 'node:os'
import {atMost} from '../../process/at-most.ts'

/** Machines that are busy at once for each processor. Eight of uml boot within 40 s on two, far from systemd's 90 s for a unit. */
const busyPerProcessor = 4

/**
 * Milliseconds after which a command that is still going counts as one that waits. Restarting networkd-dispatcher takes more
 * than 10 s among eight machines of uml on two processors.
 */
const waitsAfter = 60_000

type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** The machines of a lab that share the processors of this host. */
export interface Crowd {
  busyAtOnce: number
  /** How many times longer than in a small lab things take where all are busy: 1 or more. */
  times: number
  /** Runs a command when it is its turn. */
  command: InTurn
  /** Reaches a machine when it is its turn. */
  connection: InTurn
}

const atOnce: InTurn = work => work()

/**
 * Where a lab has more machines with kernels of their own than processors can serve at once, their commands take turns: asked
 * all at once, 64 of uml on two processors did not answer within 10 s.
 */
export function crowdOf(machines: number, processors = availableParallelism()): Crowd {
  const busyAtOnce = busyPerProcessor * processors
  const isLarge = machines > busyAtOnce
  return {
    busyAtOnce,
    times: Math.max(1, machines / busyAtOnce),
    command: isLarge ? atMost(busyAtOnce, waitsAfter) : atOnce,
    connection: isLarge ? atMost(busyAtOnce) : atOnce,
  }
}
