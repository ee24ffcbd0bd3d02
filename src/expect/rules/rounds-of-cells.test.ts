import test from 'ava'
import {roundsOfCells} from './rounds-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

const cells = (kind: RuleCell['kind'], count: number) => Array.from({length: count}, () => ({cell: {kind}}))

const shown = (...all: {cell: Pick<RuleCell, 'kind'>}[][]) =>
  roundsOfCells(all.flat()).map(round => `${round.length} ${[...new Set(round.map(({cell}) => cell.kind))]}`)

test('cells about latency are asked behind all others, few at a time', t => {
  t.deepEqual(shown(cells('latency', 40), cells('allow', 100), cells('loss', 3)), [
    '103 allow,loss',
    '32 latency',
    '8 latency',
  ])
  t.deepEqual(shown(cells('latency', 1)), ['0 ', '1 latency'])
  t.deepEqual(shown([]), ['0 '])
})
