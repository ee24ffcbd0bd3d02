import test from 'ava'
import {labelRows} from './label-rows.ts'

const span = (from: number, to: number) => ({from, to})

test('texts that have room stand in one row', t => {
  t.deepEqual(labelRows([span(0, 50), span(50, 90), span(200, 300)]), [0, 0, 0])
  t.deepEqual(labelRows([]), [])
})

test('each text stands in the first row in which it covers no other', t => {
  t.deepEqual(
    labelRows([span(0, 100), span(5, 90), span(10, 120), span(95, 130), span(140, 150)]),
    [0, 1, 2, 1, 0],
  )
})
