import type {Stall} from './loss-run.ts'

/** Milliseconds between two looks, and of a stall that is worth telling. */
const [step, notable] = [10, 20]

const listeners = new Set<(stall: Stall) => void>()
let timer: NodeJS.Timeout | undefined
let last = 0

/** Hears when this process could not run, by performance.now(), until what is given is called. */
export function onHarnessStall(listener: (stall: Stall) => void): () => void {
  listeners.add(listener)
  if (!timer) {
    last = performance.now()
    // It keeps this process from ending, too: probers do not.
    timer = setInterval(look, step)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function look(): void {
  const now = performance.now()
  const ms = now - last - step
  if (ms >= notable) for (const listener of listeners) listener({at: now - ms, ms})
  last = now
}
