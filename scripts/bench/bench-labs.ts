import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {packageRoot} from '../../src/process/package-root.ts'
import {faultsOfTriangle, manyEndpoints, oneMachine} from './bench-lab-files.ts'
import {cgroupCpu, inOwnCgroup, ownCgroup, removeOwnCgroup} from './cgroup-cpu.ts'
import {median, timesFigure} from './figures.ts'
import {type MeasuredRun, measureRun} from './measured-run.ts'
import {printWaits} from './print-waits.ts'
import {lendCache, runIn, scenario, type Tree, thisTree, withOwnFolders} from './tree.ts'

/** Seconds, on two processors. */
const budgets = {
  triangle: 12,
  triangleFaults: 60,
  packagesFirst: 40,
  packagesAgain: 0.1,
  endpoints: 3,
  validate: 0.3,
} as const

const lab = 'bench-labs'
const triangle = join(packageRoot, 'labs', 'frr-triangle')

const parts: Readonly<Record<string, (folder: string, runs: number) => Promise<void>>> = {
  validate: benchValidate,
  triangle: benchTriangle,
  faults: benchFaults,
  endpoints: benchEndpoints,
  packages: benchPackages,
}

/** Labs of other kinds than the article's, each so many times, and what they took against their budgets; or one of them. */
export async function benchLabs(runs: number, only?: string): Promise<void> {
  if (only !== undefined && !Object.hasOwn(parts, only))
    throw new Error(`--only must be one of ${Object.keys(parts).join(', ')}; got ${only}`)
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-'))
  try {
    for (const [name, part] of Object.entries(parts))
      if (only === undefined || only === name) await part(folder, runs)
  } finally {
    await down(thisTree)
    await removeOwnCgroup()
    await rm(folder, {recursive: true, force: true})
  }
}

async function benchValidate(): Promise<void> {
  const [times, used]: [number[], number[]] = [[], []]
  const argv = await inOwnCgroup(['bin/fanlab', 'validate', join(triangle, 'lab.yaml')])
  for (let round = 0; round < 10; round++) {
    const before = await cgroupCpu(ownCgroup)
    times.push(await timed(() => runIn(thisTree, argv)))
    used.push(((await cgroupCpu(ownCgroup)) - before) * 1000)
  }
  timesFigure('validate', times, budgets.validate)
  timesFigure('  processor time', used)
}

async function benchTriangle(_: string, runs: number): Promise<void> {
  const measured = await upOf(thisTree, join(triangle, 'lab.yaml'), runs + 1)
  // The first one made the layer with its packages, if need be.
  const warm = measured.slice(1)
  printWaits('up of frr-triangle', warm)
  timesFigure(
    'frr-triangle: up, setup and first expect',
    warm.map(({wallMs}) => wallMs),
    budgets.triangle,
  )
}

async function benchFaults(folder: string): Promise<void> {
  const copy = join(folder, 'frr-triangle')
  await cp(triangle, copy, {recursive: true})
  const file = join(copy, 'lab.yaml')
  await writeFile(file, faultsOfTriangle(await readFile(file, 'utf8')))
  const {wallMs} = await measureRun(thisTree, 'full', lab, ['--file', file])
  timesFigure('frr-triangle with four faults', [wallMs], budgets.triangleFaults)
}

async function benchEndpoints(folder: string, runs: number): Promise<void> {
  const file = join(folder, 'endpoints.yaml')
  await writeFile(file, manyEndpoints(lab))
  await runIn(thisTree, scenario('up', '--file', file, '--lab', lab, '--reports', folder))
  const times: number[] = []
  for (let round = 0; round < runs; round++) {
    await runIn(thisTree, scenario('expect', '--lab', lab, '--reports', folder))
    times.push(suiteTime(await readFile(join(folder, 'TEST-expect.xml'), 'utf8'), 'expectations'))
  }
  await down(thisTree)
  timesFigure('992 pairs by icmp, udp, tcp, full-size', times, budgets.endpoints)
}

/** Milliseconds of a suite of a JUnit file; its name has a number in front. */
function suiteTime(xml: string, name: string): number {
  const time = new RegExp(`<testsuite name="\\d+ ${name}"[^>]* time="([\\d.]+)"`).exec(xml)?.[1]
  if (time === undefined) throw new Error(`the report has no suite ${name}`)
  return Number(time) * 1000
}

/** In a state folder of its own, which has the image and no layer. */
async function benchPackages(folder: string): Promise<void> {
  const tree = withOwnFolders(thisTree, join(folder, 'packages'))
  await mkdir(tree.stateDir, {recursive: true})
  await lendCache(tree)
  const [plain, withPackage] = ['plain.yaml', 'packages.yaml'].map(name => join(folder, name)) as [
    string,
    string,
  ]
  await writeFile(plain, oneMachine(lab, []))
  await writeFile(withPackage, oneMachine(lab, ['frr']))
  // The image is unpacked by the first one.
  const [, ...without] = await upOf(tree, plain, 4)
  const [first, ...again] = (await upOf(tree, withPackage, 4)) as [MeasuredRun, ...MeasuredRun[]]
  // In this phase the image and its layer are made; what a package's daemons cost at boot is theirs.
  const preparations = (measured: readonly MeasuredRun[]): number[] =>
    measured.flatMap(({phases}) => phases.filter(({name}) => name === 'preparation').map(({total}) => total))
  const usual = median(preparations(without))
  const more = (measured: readonly MeasuredRun[]): number[] => preparations(measured).map(ms => ms - usual)
  timesFigure('packages: [frr], the first time', more([first]), budgets.packagesFirst)
  timesFigure('packages: [frr], again', more(again), budgets.packagesAgain)
}

/** Brings the lab of a file up so many times, and removes it each time. */
async function upOf(tree: Tree, file: string, times: number): Promise<MeasuredRun[]> {
  const measured: MeasuredRun[] = []
  for (let round = 0; round < times; round++) {
    try {
      measured.push(await measureRun(tree, 'up', lab, ['--file', file]))
    } finally {
      await down(tree)
    }
  }
  return measured
}

const down = (tree: Tree): Promise<unknown> => runIn(tree, scenario('down', '--lab', lab))

async function timed(body: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await body()
  return performance.now() - start
}
