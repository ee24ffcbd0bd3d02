import type {Cell} from '../lab/cell.ts'
import {type CheckContext, convergence} from '../lab/check-context.ts'
import {overlayOf} from '../overlays/index.ts'
import {claimsOf, type Where, whereOf} from './claims-of.ts'
import {findEndpoints} from './endpoints.ts'
import {type CellResult, runMatrix} from './run-matrix.ts'

/** Asks the given cells of the whole lab. A cell whose endpoint is not there has failed, and the others are asked. */
export async function askEveryone(
  {lab, signal, patience = convergence, found, launched = []}: CheckContext,
  cells: readonly Cell[],
): Promise<(CellResult & {claims: readonly string[]})[]> {
  const {endpoints: own, missing} = await findEndpoints(lab)
  const endpoints = [...own, ...launched]
  found?.(endpoints)
  const reasons = new Map(missing.map(({name, reason}) => [name, reason]))
  const reasonOf = ({source, target}: Cell): string | undefined =>
    [source, target].map(name => reasons.has(name) && `${name}: ${reasons.get(name)}`).find(Boolean) ||
    undefined

  const isAbsent = ({source, target}: Cell): boolean =>
    missing.some(({name, absent}) => absent && (name === source || name === target))

  const asked = cells.filter(cell => reasonOf(cell) === undefined)
  const results = await runMatrix(endpoints, asked, {
    overlay: overlayOf(lab),
    pace: lab.pace,
    within: patience,
    signal,
  })
  const lost = cells.flatMap(cell => {
    const reason = reasonOf(cell)
    return reason === undefined
      ? []
      : [
          {
            cell,
            passed: false,
            got: reason,
            attempts: 1,
            durationMs: 0,
            ...(isAbsent(cell) && {absent: true as const}),
          },
        ]
  })
  const byName = new Map([...endpoints, ...missing].map(endpoint => [endpoint.name, endpoint]))
  const {expect} = lab.topology
  const where = ({source, target}: Cell): Where => whereOf(byName.get(source), byName.get(target))
  return [
    ...results.map(result => ({...result, claims: claimsOf(result.cell, expect, where(result.cell))})),
    // Where nobody knows on which machine a missing container is, what holds of one or the other is not proven by its cells.
    ...lost.map(result => {
      const known = where(result.cell)
      return {...result, claims: claimsOf(result.cell, expect, known === 'unknown' ? 'either' : known)}
    }),
  ]
}
