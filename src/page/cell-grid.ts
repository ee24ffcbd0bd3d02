import type {Run, RunCase} from './read-run.ts'

/** What a square of the matrix says; `partly` where several cases differ. */
export type SquareState = 'passed' | 'silent' | 'partly' | 'failed' | 'error' | 'skipped' | 'none'

export interface CellGrid {
  /** Rows ask, columns are asked; the same order. */
  names: readonly string[]
  square(row: number, column: number): {state: SquareState; cases: readonly RunCase[]}
  /** Squares that are not as they should be. */
  red: readonly (readonly [row: number, column: number])[]
}

/** Of which phase and by which service; empty services are all of them. */
interface GridChoice {
  phase: string
  service: string
  /** Only endpoints of which something is red. */
  redOnly: boolean
}

export function cellGrid(run: Run, {phase, service, redOnly}: GridChoice): CellGrid {
  const cases = run.cases.filter(
    each => each.cell && each.phase === phase && (service === '' || each.cell.service === service),
  )
  const squares = new Map<string, RunCase[]>()
  const asked = new Set<string>()
  const concerned = new Set<string>()
  for (const each of cases) {
    const {source = '', target = ''} = each.cell ?? {}
    const key = squareKey(source, target)
    const known = squares.get(key)
    if (known) known.push(each)
    else squares.set(key, [each])
    for (const name of [source, target]) {
      asked.add(name)
      if (isRed(each)) concerned.add(name)
    }
  }
  const names = inOrder(run, asked).filter(name => !redOnly || concerned.has(name))
  const casesOf = (row: number, column: number): readonly RunCase[] =>
    squares.get(squareKey(names[row] ?? '', names[column] ?? '')) ?? []
  const states = new Map<number, SquareState>()
  const red: [number, number][] = []
  for (const row of names.keys())
    for (const column of names.keys()) {
      const state = stateOfCases(casesOf(row, column))
      states.set(row * names.length + column, state)
      if (['failed', 'error', 'partly'].includes(state)) red.push([row, column])
    }
  return {
    names,
    red,
    square: (row, column) => ({
      state: states.get(row * names.length + column) ?? 'none',
      cases: casesOf(row, column),
    }),
  }
}

/** Places of names are the same in every row, so a control character keeps two names apart. */
const squareKey = (source: string, target: string): string => `${source}\0${target}`

const isRed = ({status}: RunCase): boolean => status === 'failed' || status === 'error'

function stateOfCases(cases: readonly RunCase[]): SquareState {
  const has = (wanted: RunCase['status']): boolean => cases.some(({status}) => status === wanted)
  if (cases.length === 0) return 'none'
  if (has('error')) return 'error'
  if (has('failed')) return has('passed') ? 'partly' : 'failed'
  if (!has('passed')) return 'skipped'
  return cases.every(({cell}) => cell?.silence) ? 'silent' : 'passed'
}

/** As the lab lists them, those inside a machine after it; what the lab does not know comes last. */
function inOrder({data: {lab}}: Run, asked: ReadonlySet<string>): string[] {
  const endpoints = lab?.endpoints ?? []
  const owners = [...new Set(endpoints.map(({name, machine}) => machine ?? name))]
  const sorted = owners.flatMap(owner => {
    const own = endpoints.filter(({name, machine}) => (machine ?? name) === owner)
    return [...own.filter(({name}) => name === owner), ...own.filter(({name}) => name !== owner)]
  })
  const known = sorted.map(({name}) => name)
  return [...known.filter(name => asked.has(name)), ...[...asked].filter(name => !known.includes(name))]
}
