import test from 'ava'
import {judgeInotify, judgeNeighbours} from './kernel.ts'

test('inotify instances are enough for a lab, or the sysctl is named', t => {
  t.is(judgeInotify(100, {limit: 128, needed: 64}).state, 'good')
  const {state, text, hint} = judgeInotify(63, {limit: 128, needed: 64})
  t.is(state, 'notice')
  t.is(text, '63 of 128 instances are free; the lab needs 64')
  t.regex(hint ?? '', /max_user_instances/)
})

test('the neighbour table has room for all pairs of the lab, or the sysctl is named', t => {
  const table = {limit: 1024, entries: 119, overflows: 0}
  const good = judgeNeighbours(table, 110)
  t.like(good, {
    state: 'good',
    text: '119 of 1024 entries of the neighbour table are in use; the lab needs 110',
  })
  const {state, text, hint} = judgeNeighbours(table, 1560)
  t.is(state, 'notice')
  t.regex(text, /the lab needs 1560: its matrix is asked in parts/)
  t.is(hint, 'sysctl -w net.ipv4.neigh.default.gc_thresh3=4096')
  t.is(judgeNeighbours(undefined, 110).state, 'unknown')
})
