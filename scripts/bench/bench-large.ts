import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {freeInotifyInstances} from '../../src/host/inotify.ts'
import {readNeighbourTable} from '../../src/process/neighbour-table.ts'
import {removeOwnCgroup} from './cgroup-cpu.ts'
import {printTable, seconds} from './figures.ts'
import {labMemory} from './lab-memory.ts'
import {type LargeLab, largeLab, pairsOfLargeLab} from './large-lab.ts'
import {type MeasuredRun, measureRun} from './measured-run.ts'
import {runIn, scenario, thisTree} from './tree.ts'

const lab = 'bench-large'
const MiB = 2 ** 20

/** What each of these labs costs until it is up, and one round of all pairs. */
export async function benchLarge(sizes: readonly LargeLab[], words: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-'))
  const rows = [
    [
      ...['machines', 'endpoints', 'cells', 'boot s', 'up s', 's each', 'cpu s', 'MiB', 'MiB each'],
      ...['inotify', 'neighbours', 'pairs s', 'ms each', 'cpu s', 'ms cpu each'],
    ],
  ]
  try {
    for (const size of sizes) rows.push(await rowOf(size, folder, words))
  } finally {
    await down()
    await removeOwnCgroup()
    await rm(folder, {recursive: true, force: true})
  }
  printTable(rows)
}

async function rowOf(size: LargeLab, folder: string, words: readonly string[]): Promise<string[]> {
  const {machines, boxes} = size
  const [file, pairs] = [join(folder, 'lab.yaml'), join(folder, 'pairs.yaml')]
  await writeFile(file, largeLab(size))
  await writeFile(pairs, pairsOfLargeLab({boxes}))
  const free = await freeInotifyInstances()
  try {
    const up = await measureRun(thisTree, 'up', lab, ['--file', file, ...words])
    const memory = await labMemory(lab)
    const inotify = free - (await freeInotifyInstances())
    const asked = await measureRun(thisTree, 'expect', lab, [pairs], {hasTimings: false})
    const endpoints = machines * (1 + boxes)
    const cells = endpoints * (endpoints - 1) + machines * (machines - 1)
    const {boot, wall} = timesOf(up)
    const cpu = asked.ownCpu + (asked.labCpu - up.labCpu)
    return [
      ...[machines, endpoints, cells].map(String),
      ...[seconds(boot), seconds(wall), seconds(wall / machines), (up.ownCpu + up.labCpu).toFixed(0)],
      ...[(memory / MiB).toFixed(0), (memory / MiB / machines).toFixed(0), String(inotify)],
      ...[
        String(readNeighbourTable()?.entries ?? ''),
        seconds(asked.wallMs),
        (asked.wallMs / cells).toFixed(2),
      ],
      ...[cpu.toFixed(1), ((1000 * cpu) / cells).toFixed(2)],
    ]
  } finally {
    await down()
  }
}

const timesOf = ({phases, wallMs}: MeasuredRun): {boot: number; wall: number} => ({
  boot: phases.reduce((sum, each) => sum + each.boot, 0),
  wall: wallMs,
})

const down = (): Promise<unknown> => runIn(thisTree, scenario('down', '--lab', lab))
