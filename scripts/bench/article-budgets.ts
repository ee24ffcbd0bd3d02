/** What a machine with two processors has to keep. */
export interface ArticleBudget {
  /** Seconds. */
  check?: number
  full?: number
  matrix?: number
  teardown?: number
  /** Seconds of a whole `full` in which neither boots nor LXD nor Docker are waited for. */
  harness?: number
  /** MiB that all machines may use together. */
  memory?: number
  /** Processes that `up` may start, beside those of the machines' own systemd. */
  processes?: number
}

/**
 * By provider. Before commands went by one channel (952caa4), up of lxc started 2183 processes, and a check took 19 s while
 * the host was busy.
 */
export const articleBudgets: Readonly<Record<string, ArticleBudget>> = {
  lxc: {check: 11, full: 60, matrix: 1, teardown: 0.5, harness: 10, memory: 2048, processes: 727},
  uml: {full: 360},
  qemu: {full: 1200},
}

/** Medians as shares of those of floor.sh, and of another tree: these hold on any machine. */
export const shareBudgets = {
  floor: {up: 1.5, upCpu: 1.5},
  other: {up: 0.5, upCpu: 0.5, full: 0.75, fullCpu: 0.75},
} as const
