import type {Judgement} from './judge.ts'

/** glimpse: as much as tells whether it is right by now · all: as much as is needed. */
export type Thoroughness = 'glimpse' | 'all'

/** What is known of a cell while it is asked. */
export interface AskedCell {
  /** How often it was asked until it answered. */
  attempts: number
  durationMs: number
  judgement: Judgement
  /** Its first probes were answered as they have to be. */
  hasBegun: boolean
}

/** How cells are asked, and for how long. */
interface Asking<S extends AskedCell> {
  /** Asks them, all at the same time, and notes what came of it. */
  ask(cells: readonly S[], how: Thoroughness): Promise<void>
  /** It has had the time that it may take until its first answer. */
  isLate(cell: S): boolean
  signal?: AbortSignal | undefined
}

/** Asked together with the cells that have begun to answer, as often as it wants. */
interface AskedBeside {
  isOpen(): boolean
  ask(repeat: number): Promise<void>
}

/** Milliseconds between two rounds of the cells that are still wrong. */
const pause = 100
/** How often what nothing could be said about is asked again. */
export const mostRepeats = 3

export const notAskedYet = (): AskedCell => ({
  ...{attempts: 0, durationMs: 0, hasBegun: false},
  judgement: {complete: false, faultless: false, got: 'not asked', unjudged: undefined},
})

/** Notes what came of a question. Once a cell has answered, being asked for more is no further attempt. */
export function noteAnswer(
  cell: AskedCell,
  {judgement, hasBegun, durationMs}: Omit<AskedCell, 'attempts'>,
): void {
  if (!cell.hasBegun) cell.attempts++
  Object.assign(cell, {judgement, durationMs, hasBegun: cell.hasBegun || hasBegun})
}

/**
 * Asks every cell: each with its first probes, and with the others once these are answered. Where some are wrong from the
 * start, the lab may still be on its way: they are asked again until their deadline, and then all that have begun to answer
 * have to answer every probe once more. What is lost between answers is lost.
 */
export async function askUntilAnswered<S extends AskedCell>(
  cells: readonly S[],
  {ask, isLate, signal}: Asking<S>,
  beside: AskedBeside = {isOpen: () => false, ask: async () => {}},
): Promise<void> {
  await ask(cells, 'all')
  const isWaited = (cell: S): boolean => !cell.hasBegun && !isLate(cell)
  const anew = cells.some(({hasBegun}) => !hasBegun)
  for (let late = cells.filter(isWaited); late.length > 0; late = late.filter(isWaited)) {
    signal?.throwIfAborted()
    await new Promise(resolve => setTimeout(resolve, pause))
    await ask(late, 'glimpse')
  }
  // Also of one that has not begun: its deadline may have passed while the host did not let it run.
  const isOpen = ({judgement}: S): boolean => judgement.unjudged !== undefined
  let open = cells.filter(cell => (anew && cell.hasBegun) || isOpen(cell))
  for (let repeat = 0; open.length > 0 || beside.isOpen(); repeat++) {
    await ask(open, 'all')
    await beside.ask(repeat)
    open = repeat < mostRepeats ? open.filter(isOpen) : []
    signal?.throwIfAborted()
  }
}
