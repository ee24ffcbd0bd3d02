import test from 'ava'
import {judgeInotify} from './kernel.ts'

test('inotify instances are enough for a lab, or the sysctl is named', t => {
  t.is(judgeInotify(100, '128').state, 'good')
  const {state, text, hint} = judgeInotify(63, '128')
  t.is(state, 'notice')
  t.is(text, '63 of 128 instances are free; a lab of containers takes 64')
  t.regex(hint ?? '', /max_user_instances/)
})
