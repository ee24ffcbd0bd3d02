import {type Cell, cellName, type Protocol} from '../lab/cell.ts'
import {cellsFailed} from '../lab/cells-failed.ts'
import {type CheckContext, convergence} from '../lab/check-context.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {overlayOf} from '../overlays/index.ts'
import {LabError} from '../process/lab-error.ts'
import {runMatrix} from './run-matrix.ts'

/** Every source reaches every target (but itself), by each of the protocols at the same time; all that do not are named. */
export async function expectReach(
  {lab, signal, patience = convergence}: CheckContext,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
  protocols: Protocol | readonly Protocol[] = 'icmp',
): Promise<void> {
  const cells = [protocols]
    .flat()
    .flatMap(protocol =>
      sources.flatMap(source =>
        targets
          .filter(target => target.name !== source.name)
          .map((target): Cell => ({source: source.name, target: target.name, protocol, expected: 'answer'})),
      ),
    )
  const endpoints = [...new Map([...sources, ...targets].map(endpoint => [endpoint.name, endpoint])).values()]
  const results = await runMatrix(endpoints, cells, {
    overlay: overlayOf(lab),
    pace: lab.pace,
    within: patience,
    signal,
  })
  const wrong = results.filter(({passed}) => !passed)
  if (wrong.length === 0) return
  const unjudged = wrong.find(each => each.unjudged !== undefined)
  if (unjudged) throw new LabError(`cannot tell whether ${cellName(unjudged.cell)}: ${unjudged.unjudged}`)
  throw cellsFailed(cells.length, wrong)
}
