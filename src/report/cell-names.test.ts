import test from 'ava'
import {cellNames} from './cell-names.ts'

const cell = (source: string, target: string, protocol = 'icmp') => ({source, target, protocol})

test('sources that miss the same targets share a line', t => {
  t.deepEqual(cellNames([cell('a', 'x'), cell('a', 'y'), cell('b', 'x'), cell('b', 'y'), cell('c', 'x')]), [
    'icmp: a, b -> x, y',
    'icmp: c -> x',
  ])
})

test('protocols are told apart', t => {
  t.deepEqual(cellNames([cell('a', 'x'), cell('a', 'x', 'http')]), ['icmp: a -> x', 'http: a -> x'])
})
