import test from 'ava'
import {mostAsked} from './foreign-vnis.ts'

test('all members ask each other as long as the kernel has room for that many neighbours, else each asks some', t => {
  const room = 768
  t.deepEqual(
    [2, 5, 20, 21, 32, 64, 1000].map(members => mostAsked(members, room)),
    [1, 4, 19, 9, 6, 3, 1],
  )
  t.is(mostAsked(64, Number.POSITIVE_INFINITY), 63)
})
