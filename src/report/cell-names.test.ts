import test from 'ava'
import type {Cell} from '../lab/cell.ts'
import {cellNames} from './cell-names.ts'

const cell = (source: string, target: string, protocol: Cell['protocol'] = 'icmp'): Cell => ({
  ...{source, target, protocol, expected: 'answer'},
})

test('sources that miss the same targets share a line', t => {
  t.deepEqual(cellNames([cell('a', 'x'), cell('a', 'y'), cell('b', 'x'), cell('b', 'y'), cell('c', 'x')]), [
    'icmp: a, b -> x, y',
    'icmp: c -> x',
  ])
})

test('protocols are told apart', t => {
  t.deepEqual(cellNames([cell('a', 'x'), cell('a', 'x', 'http')]), ['icmp: a -> x', 'http: a -> x'])
})
