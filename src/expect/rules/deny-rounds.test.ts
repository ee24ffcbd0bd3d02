import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import type {Endpoint} from '../../lab/endpoint.ts'
import type {Question} from '../../probe/question.ts'
import type {DenyRound} from './deny-cells.ts'
import {denyRounds} from './deny-rounds.ts'
import type {Ends} from './ends-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

const [place] = fakeLab().machines as unknown as [Endpoint['place']]
const endpoint = (index: number): Endpoint => ({
  ...{name: `m${index}`, kind: 'machine', address: `10.0.0.${index}`, place, http: false},
})
/** Cells of pairs that have nobody in common. */
const cells = Array.from({length: 10}, (_, index) => ({
  cell: {name: `${index}`} as RuleCell,
  ends: {source: endpoint(2 * index + 1), target: endpoint(2 * index + 2)} as Ends,
}))

/** A round that asks each cell once, and says which ones it has. */
const roundOf =
  (isDirect: boolean) =>
  (some: readonly (typeof cells)[number][]): DenyRound => {
    const questions = some.map(({ends}) => ({...ends, count: 3, period: 333}) as unknown as Question)
    return {
      ...{questions, direct: new Set(isDirect ? questions : [])},
      judge: () => some.map(({cell, ends}) => ({cell, ends}) as ReturnType<DenyRound['judge']>[number]),
    }
  }
const shown = (rounds: readonly DenyRound[]) =>
  rounds.map(round =>
    round
      .judge([])
      .map(({cell}) => cell.name)
      .join(''),
  )

test('cells that want silence are asked in as many rounds as the neighbour table needs, in their order', t => {
  t.deepEqual(shown(denyRounds(cells, roundOf(true), 20)), ['0123456789'])
  t.deepEqual(shown(denyRounds(cells, roundOf(true), 10)), ['01234', '56789'])
  t.deepEqual(shown(denyRounds(cells, roundOf(true), 6)), ['012', '34', '567', '89'])
})

test('what goes by routers needs no room, and one cell is asked with its controls whatever they need', t => {
  t.deepEqual(shown(denyRounds(cells, roundOf(false), 2)), ['0123456789'])
  t.is(denyRounds(cells.slice(0, 1), roundOf(true), 1).length, 1)
})
