import type {CheckContext} from '../../lab/check-context.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import type {RoundOptions} from '../../probe/round.ts'
import {silentPlaces} from '../../probe/silent-places.ts'
import {cellsOfRules} from './cells-of-rules.ts'
import {type Ends, type EndsFinder, endsOf} from './ends-of-cells.ts'
import {ResultsOfCells} from './results-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'
import {waitForContained} from './wait-for-contained.ts'

interface LocatedCell {
  cell: RuleCell
  ends: Ends
}

interface SortedCells {
  finder: EndsFinder
  options: RoundOptions & {lookers: readonly PlaceHandle[]}
  /** Who is in one of these may serve as a control: all cells of the lab's rules, and those that are asked. */
  known: readonly RuleCell[]
  /** Of those that cannot be asked, or are not about where their ends are. */
  results: ResultsOfCells
  /** Those that want answers, and those that want silence. */
  answers: LocatedCell[]
  denials: LocatedCell[]
}

/** Finds out where the ends of cells are now, and which cells can be asked. Containers are waited for until it is late. */
export async function sortCells(
  {lab, signal}: CheckContext,
  cells: readonly RuleCell[],
  isLate: (cell: RuleCell) => boolean,
): Promise<SortedCells> {
  const {pace} = lab
  const lost = await silentPlaces(lab.places, {pace, signal})
  const needsControls = cells.some(({kind}) => kind === 'deny')
  const known = needsControls ? cellsOfRules(lab.topology, lab.topology.rules).concat(cells) : cells
  const contained = await waitForContained(lab, cells, known, {signal, isLate})
  const finder = endsOf(lab, lost, contained)
  const options = {pace, signal, lookers: lab.places.filter(place => !lost.has(place))}
  const results = new ResultsOfCells()
  const [answers, denials] = [[] as LocatedCell[], [] as LocatedCell[]]
  for (const cell of cells) {
    const found = finder.find(cell)
    const no = {passed: false, got: 'not asked', attempts: 1, durationMs: 0}
    // A rule holds of all who have a name: where some cannot be asked, those that can do not make it hold.
    const others = [cell.source, cell.target].flatMap(name => contained.passedOver.get(name) ?? [])
    const why = new Set([...(typeof found === 'string' ? [found] : []), ...others])
    if (why.size > 0) results.set(undefined, {cell, ...no, unjudged: [...why].join('; ')})
    if (typeof found === 'string') continue
    for (const ends of found)
      if (isElsewhere(cell, ends)) results.set(ends, {cell, ...no, skipped: whyElsewhere(cell)})
      else if (cell.kind === 'deny') denials.push({cell, ends})
      else answers.push({cell, ends})
  }
  return {finder, options, known, results, answers, denials}
}

const isElsewhere = ({where}: RuleCell, {source, target}: Ends): boolean =>
  where !== undefined && isSamePlace(source.place, target.place) !== (where === 'same-machine')

const isSamePlace = (a: PlaceHandle, b: PlaceHandle): boolean => a.place === b.place

const whyElsewhere = ({where}: RuleCell): string =>
  where === 'same-machine'
    ? 'the two are on different machines, and the rule is about the same one'
    : 'the two are on the same machine, and the rule is about different ones'
