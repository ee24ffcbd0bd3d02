import {type Cell, cellName, type Protocol} from '../lab/cell.ts'
import {type CheckContext, convergence} from '../lab/check-context.ts'
import {CheckFailed} from '../lab/check-failed.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {overlayOf} from '../overlays/index.ts'
import {runMatrix} from './run-matrix.ts'

/** Every source reaches every target (but itself); all that do not are named. */
export const expectReach = (
  context: CheckContext,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  protocol: Protocol = 'icmp',
): Promise<void> => expectCells(context, sources, targets, protocol, 'answer')

/** No source reaches any target. */
export const expectSilence = (
  context: CheckContext,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
): Promise<void> => expectCells(context, sources, targets, 'icmp', 'silence')

async function expectCells(
  {lab, signal, patience = convergence}: CheckContext,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  protocol: Protocol,
  expected: Cell['expected'],
): Promise<void> {
  const cells = sources.flatMap(source =>
    targets
      .filter(target => target.name !== source.name)
      .map((target): Cell => ({source: source.name, target: target.name, protocol, expected})),
  )
  const endpoints = [...new Map([...sources, ...targets].map(endpoint => [endpoint.name, endpoint])).values()]
  const results = await runMatrix(endpoints, cells, {
    mtu: overlayOf(lab).mtu,
    pace: lab.pace,
    within: patience,
    signal,
  })
  const wrong = results.filter(({passed}) => !passed)
  if (wrong.length === 0) return
  throw new CheckFailed({
    expected: `${cells.length} of ${cells.length} cells as claimed`,
    got: wrong.map(({cell, got}) => `not "${cellName(cell)}": ${got}`).join('; '),
    silent: wrong.filter(({cell}) => cell.expected === 'answer').map(({cell}) => cell),
  })
}
