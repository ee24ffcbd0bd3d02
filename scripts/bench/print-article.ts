import {articleBudgets, shareBudgets} from './article-budgets.ts'
import type {TreeRuns} from './bench-article.ts'
import {figure, median, printTable, seconds, spread, timesFigure} from './figures.ts'
import type {Floor} from './measure-floor.ts'
import type {MeasuredRun} from './measured-run.ts'
import {printWaits} from './print-waits.ts'

/** Prints what the runs took; the first tree is the one with the budgets. */
export function printArticle(
  provider: string,
  measured: readonly TreeRuns[],
  floors: readonly Floor[],
): void {
  const [own] = measured
  if (!own) return
  printWaits('up', own.up)
  if (own.full.length > 0) printWaits('full', own.full)
  if (floors.length > 0) printFloor(floors)
  printShares(measured, floors)
  printBudgets(provider, own)
}

function printFloor(floors: readonly Floor[]): void {
  console.log('\nfloor.sh: seconds of wall clock')
  for (const {name} of floors[0]?.phases ?? [])
    timesFigure(
      name,
      floors.flatMap(({phases}) => phases.filter(each => each.name === name).map(({ms}) => ms)),
    )
}

type Figures = readonly number[]

/** Side by side, with this tree's median as a share of each other's. Seconds. */
function printShares(measured: readonly TreeRuns[], floors: readonly Floor[]): void {
  const [own, other] = measured
  if (!own) return
  const line = (
    what: string,
    of: (runs: TreeRuns) => Figures,
    floor: Figures,
    {floor: ofFloor, other: ofOther}: {floor?: number; other?: number},
  ): string[] => {
    const [mine, theirs] = [of(own), other ? of(other) : []]
    return [
      ...[what, shown(mine), shown(theirs), shown(floor)],
      ...[share(mine, theirs, ofOther), share(mine, floor, ofFloor)],
    ]
  }
  const cpu = (runs: readonly MeasuredRun[]): Figures =>
    runs.map(({ownCpu, labCpu}) => (ownCpu + labCpu) * 1000)
  const walls = (runs: readonly MeasuredRun[]): Figures => runs.map(({wallMs}) => wallMs)
  const thousands = (values: Figures): Figures => values.map(value => value * 1000)
  const {floor: f, other: o} = shareBudgets
  console.log('\nseconds, min/median/max; shares are those of medians')
  printTable([
    ['', own.tree.name, other?.tree.name ?? '', 'floor.sh', `of ${other?.tree.name ?? '-'}`, 'of floor.sh'],
    line(
      'up, wall',
      ({up}) => walls(up),
      floors.map(({wallMs}) => wallMs),
      {floor: f.up, other: o.up},
    ),
    line(
      'up, processor',
      ({up}) => cpu(up),
      floors.map(({ownCpu, labCpu}) => (ownCpu + labCpu) * 1000),
      {floor: f.upCpu, other: o.upCpu},
    ),
    line(
      '  of it the harness',
      ({up}) => thousands(up.map(({ownCpu}) => ownCpu)),
      thousands(floors.map(({ownCpu}) => ownCpu)),
      {},
    ),
    line(
      '  of it the machines',
      ({up}) => thousands(up.map(({labCpu}) => labCpu)),
      thousands(floors.map(({labCpu}) => labCpu)),
      {},
    ),
    line('check, wall', ({checks}) => checks, [], {}),
    line('down, wall', ({downs}) => downs, [], {}),
    line('full, wall', ({full}) => walls(full), [], {other: o.full}),
    line('full, processor', ({full}) => cpu(full), [], {other: o.fullCpu}),
    line('  waits for nobody', ({full}) => full.map(harness), [], {}),
    line('  teardown', ({full}) => phaseTimesOf(full, 'teardown'), [], {}),
  ])
}

function printBudgets(provider: string, {up, full, checks}: TreeRuns): void {
  const budget = articleBudgets[provider] ?? {}
  console.log('')
  timesFigure(
    'lab up and first matrix',
    up.map(({wallMs}) => wallMs),
  )
  timesFigure('check', checks, budget.check)
  timesFigure('matrix', [...phaseTimesOf(up, 'matrix'), ...phaseTimesOf(full, 'matrix')], budget.matrix)
  if (full.length > 0) {
    timesFigure(
      'whole of full',
      full.map(({wallMs}) => wallMs),
      budget.full,
    )
    timesFigure('full, waiting for nobody', full.map(harness), budget.harness)
    timesFigure('teardown', phaseTimesOf(full, 'teardown'), budget.teardown)
  }
  const processes = up.map(each => each.processes)
  figure(
    'processes started by up',
    spread(processes, String),
    '',
    budgetOf(budget.processes, median(processes)),
  )
  const memory = Math.max(...[...up, ...full].map(each => each.memory)) / 2 ** 20
  // Only the cgroups of containers tell it.
  if (memory > 0)
    figure('memory of the lab, at most', memory.toFixed(0), 'MiB', budgetOf(budget.memory, memory))
}

const budgetOf = (most: number | undefined, got: number) => (most === undefined ? undefined : {most, got})

const harness = ({whole}: MeasuredRun): number => whole.harness

const phaseTimesOf = (runs: readonly MeasuredRun[], name: string): number[] =>
  runs.flatMap(({phases}) => phases.filter(each => each.name === name).map(({total}) => total))

const shown = (values: Figures): string => (values.length === 0 ? '' : spread(values, seconds))

function share(mine: Figures, theirs: Figures, most: number | undefined): string {
  if (mine.length === 0 || theirs.length === 0) return ''
  const got = median(mine) / median(theirs)
  const held = most === undefined ? '' : ` (≤ ${most}${got > most ? ', MISSED' : ''})`
  return got.toFixed(2) + held
}
