import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {removeOwnCgroup} from './cgroup-cpu.ts'
import {type Floor, measureFloor} from './measure-floor.ts'
import {type MeasuredRun, measureRun} from './measured-run.ts'
import {printArticle} from './print-article.ts'
import {runIn, scenario, type Tree, thisTree, treeOf} from './tree.ts'

const lab = 'bench'

/** All runs of one tree. Times are milliseconds. */
export interface TreeRuns {
  tree: Tree
  up: MeasuredRun[]
  full: MeasuredRun[]
  checks: number[]
  downs: number[]
}

interface Wish {
  runs: number
  provider: string
  /** The commit to compare with. Its image is floor.sh's, too. */
  against: string | undefined
  /** A folder that is kept, with what the other commit keeps: its image is built only once then. */
  home: string | undefined
  /** Leave `full` out, which takes most of the time. */
  upOnly: boolean
}

/**
 * Runs `up`, with `check` after it, and `full` on the warm image; with lxc also floor.sh, and with `against` the same
 * scenarios of another commit, one after the other in each round: what the host does meanwhile is shared by all of them.
 */
export async function benchArticle({runs, provider, against, home, upOnly}: Wish): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-'))
  const trees = [thisTree, ...(against === undefined ? [] : [await treeOf(against, folder, home ?? folder)])]
  const measured = trees.map((tree): TreeRuns => ({tree, up: [], full: [], checks: [], downs: []}))
  const floors: Floor[] = []
  const words = ['--provider', provider]
  try {
    let image = ''
    for (const tree of trees) {
      // The first one unpacks the image, or builds it.
      await down(tree)
      await runIn(tree, scenario('up', '--lab', lab, '--reports', folder, ...words))
      // The last one's: that of the other commit stays the same while ours gets faster.
      image = await imageOf(tree)
      await down(tree)
    }
    for (let round = 1; round <= runs; round++) {
      if (provider === 'lxc') {
        floors.push(await measureFloor(image))
        progress(round, 'floor.sh', floors.at(-1)?.wallMs ?? 0)
      }
      for (const {tree, up, checks, downs} of measured) {
        const run = await measureRun(tree, 'up', lab, words)
        up.push(run)
        checks.push(await timed(() => runIn(tree, scenario('check', '--lab', lab, '--reports', folder))))
        downs.push(await timed(() => down(tree)))
        progress(round, `up of ${tree.name}`, run.wallMs)
      }
      for (const {tree, full} of upOnly ? [] : measured) {
        const run = await measureRun(tree, 'full', lab, words)
        full.push(run)
        progress(round, `full of ${tree.name}`, run.wallMs)
      }
    }
    printArticle(provider, measured, floors)
  } finally {
    for (const tree of trees) await down(tree)
    await removeOwnCgroup()
    await rm(folder, {recursive: true, force: true})
  }
}

const down = (tree: Tree): Promise<unknown> => runIn(tree, scenario('down', '--lab', lab))

/** The folder of the unpacked image that the lab's machines are laid over. */
async function imageOf({stateDir}: Tree): Promise<string> {
  const record = await readFile(join(stateDir, 'labs', lab, 'record.json'), 'utf8')
  return (JSON.parse(record) as {image: string}).image
}

async function timed(body: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await body()
  return performance.now() - start
}

const progress = (round: number, what: string, ms: number): void =>
  console.log(`round ${round}: ${what} took ${(ms / 1000).toFixed(1)} s`)
