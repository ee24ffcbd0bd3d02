import {spawnSync} from 'node:child_process'

/** What every wait is made of: so many processes, started one after the other. 15 ms were measured on a free host. */
const piece = 'for each in 1 2 3 4 5 6 7 8 9 10; do /bin/true; done'

/** Milliseconds up to which a host has the pace for which deadlines are made: they are several times what was measured. */
const usualMs = 45

/** A host that is even slower makes nobody wait for ever. */
const slowest = 10

let measured = 1

/** How many times slower than usual a host is that takes so many milliseconds for the piece of work: 1 to `slowest`. */
export const paceOf = (elapsedMs: number): number =>
  Math.round(10 * Math.min(slowest, Math.max(1, elapsedMs / usualMs))) / 10

/** Looks once, at a run's start, how fast this host starts processes. */
export function measureHostPace(): void {
  const start = performance.now()
  spawnSync('/bin/sh', ['-c', piece], {stdio: 'ignore', timeout: slowest * usualMs, killSignal: 'SIGKILL'})
  measured = paceOf(performance.now() - start)
}

/** How many times longer than usual things may take on this host; 1 until it was measured. */
export const hostPace = (): number => measured

/** A deadline in milliseconds of something that this host itself does, as much longer as the host is slower. */
export const paced = (milliseconds: number): number => milliseconds * measured
