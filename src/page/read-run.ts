import {cellName} from '../lab/cell.ts'
import {type CaseStatus, type PageData, type PhaseData, statusLetters} from '../report/page-data.ts'

/** The run that the page is about, its texts in place. */
export interface Run {
  data: PageData
  phases: readonly RunPhase[]
  cases: readonly RunCase[]
}

export interface RunPhase {
  name: string
  /** Milliseconds that it took. */
  duration: number
  /** What it consists of: one part, unless it went on after others had come between. */
  parts: readonly RunPart[]
  cases: readonly RunCase[]
}

interface RunPart {
  /** Milliseconds since the run began. */
  start: number
  duration: number
}

export interface RunCase {
  phase: string
  name: string
  status: CaseStatus
  start: number
  duration: number
  claims: readonly string[]
  cell?: AskedCell
  said: Readonly<Partial<Record<SaidOfCase, string>>>
  attempts: number
  properties: readonly (readonly [name: string, value: string])[]
}

interface AskedCell {
  source: string
  target: string
  service: string
  silence: boolean
}

const sayings = ['expected', 'got', 'message', 'reason', 'where', 'hint', 'evidence', 'output'] as const
export type SaidOfCase = (typeof sayings)[number]

export function readRun(json: string): Run {
  const data = JSON.parse(json) as PageData
  const phases = data.phases.map(phase => {
    const parts = phase.parts.map(([start, duration]) => ({start, duration}))
    return {...phase, parts, cases: [...phase.statuses].map((_, index) => readCase(phase, index, data.texts))}
  })
  return {data, phases, cases: phases.flatMap(({cases}) => cases)}
}

function readCase(phase: PhaseData, index: number, texts: readonly string[]): RunCase {
  const text = (place: number | undefined): string => texts[place ?? -1] ?? ''
  const [source, target, service, silence] = phase.cells[index] ?? []
  const cell =
    source === undefined
      ? undefined
      : {source: text(source), target: text(target), service: text(service), silence: silence === 1}
  const details = phase.details[index] ?? {}
  const said = sayings.flatMap(name => (details[name] === undefined ? [] : [[name, text(details[name])]]))
  const letter = (phase.statuses[index] ?? 'n') as keyof typeof statusLetters
  return {
    phase: phase.name,
    name: cell && phase.names[index] === -1 ? sentence(cell) : text(phase.names[index]),
    status: statusLetters[letter],
    start: phase.starts[index] ?? 0,
    duration: phase.durations[index] ?? 0,
    claims: text(phase.claims[index]).split(' ').filter(Boolean),
    ...(cell && {cell}),
    said: Object.fromEntries(said),
    attempts: details.attempts ?? 1,
    properties: (details.properties ?? []).map(([name, value]) => [text(name), text(value)] as const),
  }
}

const sentence = ({source, target, service, silence}: AskedCell): string =>
  cellName({source, target, protocol: service, expected: silence ? 'silence' : 'answer'})
