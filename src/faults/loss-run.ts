/** A number of a flow. Times are milliseconds of one clock. */
export interface FlowSample {
  /** It left between this moment and so many milliseconds later. */
  at: number
  spent: number
  /** Milliseconds from `at` until its answer; undefined where none came while it was known. */
  rtt: number | undefined
}

/**
 * Numbers that follow each other and were not answered. By a connection that has to survive nothing is lost that is not lost for
 * good: there these are numbers that were held up.
 */
export interface LossRun {
  count: number
  /** When its first number began to leave, and had left. */
  firstAt: number
  firstBy: number
  /** When its last number began to leave. */
  lastAt: number
  /** Milliseconds within the run for which nothing was asked, beyond a period each time. */
  unasked: number
  /** Milliseconds that an answer took at most before it. */
  usual: number
  /** When the last number left whose answer came before the cut; undefined where the flow begins with the run. */
  before: number | undefined
  /** When the first answer was there of what left after the cut; undefined where the flow ended before. */
  after: number | undefined
  /** Of numbers that were held up: when the first one's answer was there. */
  resumed?: number | undefined
}

/** A time in which somebody could not run. */
export interface Stall {
  at: number
  ms: number
}

/**
 * Milliseconds for which who answers may stand still without telling so (STALLS of src/guest/flow_stalls.py), and what an answer
 * may take beyond `usual`.
 */
const slack = 5

/**
 * Where the cut lies that a run of unanswered numbers was. Let it last from C to D, and everything be lost that crosses it then,
 * question or answer, and nothing else.
 *
 * - The last number answered before it crossed both ways before C, so it left before C: C > before.
 * - The first lost one had left at `firstBy` and would have been back after `usual`, the slack and as long as who answers stood
 *   still just then, S: C ≤ firstBy + usual + slack + S.
 * - The last lost one crossed before D and left before that: D ≥ lastAt.
 * - The first one answered after it crossed after D: D ≤ after.
 *
 * So lastAt − firstBy − usual − slack − S ≤ D − C ≤ after − before. For n numbers at an even period P that is between
 * (n − 1)·P and (n + 1)·P, wider by a round trip on either side. A sender that stands still leaves numbers out: `before` and
 * `after` are then further apart by themselves, and what it did not ask is taken from the least. The harness is in no packet's
 * way: that it stood still blurs its marks, and counts only where a budget is judged.
 */
export function outageOf(
  run: LossRun,
  {begun, ended, stalls}: {begun: number; ended: number; stalls: readonly Stall[]},
): {atLeastMs: number; atMostMs: number; fromMs: number; untilMs: number} {
  const fromMs = run.before ?? begun
  const untilMs = run.resumed ?? run.after ?? ended
  const unsure = run.usual + slack + heldBack(run, stalls)
  const seen = run.resumed === undefined ? run.lastAt - run.firstBy - run.unasked : run.resumed - run.firstBy
  return {atLeastMs: Math.max(0, seen - unsure), atMostMs: untilMs - fromMs, fromMs, untilMs}
}

/** Milliseconds for which the answer to the first number may have been held back where it was to be given. */
function heldBack({firstAt, firstBy, usual}: LossRun, stalls: readonly Stall[]): number {
  const from = firstAt - clocks
  let until = firstBy + usual + slack + clocks
  const [start, counted] = [until, new Set<Stall>()]
  // One stall may follow another before it was given.
  for (let next = find(); next; next = find()) {
    counted.add(next)
    until += next.ms
  }
  return until - start

  function find(): Stall | undefined {
    return stalls.find(each => !counted.has(each) && each.at < until && each.at + each.ms > from)
  }
}

/** Milliseconds of a run by its numbers: how many there are times the period. */
export const lengthOf = ({count, resumed, firstAt}: LossRun, period: number): number =>
  resumed === undefined ? count * period : resumed - firstAt

/** Milliseconds for which somebody could not run while a run went on: what several have at the same time counts once. */
export function stalledDuring(
  {before, after, resumed}: LossRun,
  stalls: readonly Stall[],
  {begun, ended}: {begun: number; ended: number},
): number {
  const [from, until] = [(before ?? begun) - clocks, (resumed ?? after ?? ended) + clocks]
  let [counted, sum] = [from, 0]
  for (const {at, ms} of [...stalls].sort((a, b) => a.at - b.at)) {
    const end = Math.min(at + ms, until)
    sum += Math.max(0, end - Math.max(at, counted))
    counted = Math.max(counted, end)
  }
  return sum
}

/** Milliseconds by which the clocks of two machines may be told apart wrongly. */
const clocks = 10
