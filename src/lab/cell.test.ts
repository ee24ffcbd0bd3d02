import test from 'ava'
import {cellId, cellName} from './cell.ts'

const cell = {source: 'a', target: 'b', protocol: 'icmp'} as const

test('a cell’s name tells who asks whom how and what is expected', t => {
  t.is(cellName({...cell, expected: 'answer'}), 'a reaches b by icmp')
  t.is(cellName({...cell, expected: 'silence'}), 'a does not reach b by icmp')
})

test('a cell’s id says nothing of what is expected', t => {
  t.is(cellId({...cell, expected: 'answer'}), 'a/b/icmp')
  t.is(cellId({...cell, expected: 'silence'}), 'a/b/icmp')
})
