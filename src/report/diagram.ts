import type {ReachState} from './reach.ts'

/** A picture of a lab, whichever language draws it. Words are anybody's: who draws makes them harmless. */
export interface Diagram {
  items: readonly (Box | BoxGroup)[]
  lines: readonly Line[]
}

export interface Box {
  /** By which lines name it; no two boxes have the same. */
  id: string
  /** One below the other. */
  words: readonly string[]
  /** Networks are round, what is there is square. */
  isRound?: boolean
  state?: ReachState
}

/** What belongs together. */
export interface BoxGroup {
  title: string
  boxes: readonly Box[]
}

interface Line {
  from: string
  to: string
  /** A cable, what an overlay carries, or a question to somebody. */
  kind: 'cable' | 'overlay' | 'question'
  words?: string
}

/** Colours that can be read on a light and on a dark page: of the area, of its border, of the words. */
export const colours: Readonly<Record<ReachState, readonly [string, string, string]>> = {
  ok: ['#dafbe1', '#1a7f37', '#0b3d17'],
  partly: ['#fff8c5', '#9a6700', '#3b2300'],
  bad: ['#ffebe9', '#cf222e', '#4c0b11'],
  unknown: ['#eaeef2', '#6e7781', '#24292f'],
}

/** The boxes by short names, which no word of anybody can break. */
export function shortNames({items}: Diagram): ReadonlyMap<string, string> {
  const boxes = items.flatMap(item => ('boxes' in item ? item.boxes : [item]))
  return new Map(boxes.map(({id}, index) => [id, `n${index}`]))
}
