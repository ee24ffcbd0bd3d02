import type {ReportedCell} from '../lab/cell.ts'

/**
 * Names every cell in few lines: sources that miss the same targets by the same protocol share one.
 *
 *     icmp: host, lxd-1 -> lxd-2, container-2
 */
export function cellNames(cells: readonly ReportedCell[]): string[] {
  const targets = new Map<string, string[]>()
  for (const {source, target, protocol} of cells) {
    const key = JSON.stringify([protocol, source])
    targets.set(key, [...(targets.get(key) ?? []), target])
  }
  const sources = new Map<string, string[]>()
  for (const [key, list] of targets) {
    const [protocol, source] = JSON.parse(key) as [string, string]
    const same = JSON.stringify([protocol, list])
    sources.set(same, [...(sources.get(same) ?? []), source])
  }
  return [...sources].map(([same, list]) => {
    const [protocol, missed] = JSON.parse(same) as [string, string[]]
    return `${protocol}: ${list.join(', ')} -> ${missed.join(', ')}`
  })
}
