import test from 'ava'
import {attend} from './attend.ts'

test('a run whose time is up is told so before it is asked to stop, in the words of the input', async t => {
  const told: string[] = []
  let end = (_: number): void => {}
  const ended = new Promise<number>(resolve => {
    end = resolve
  })
  const stop = (why: string): void => {
    told.push(why)
    end(130)
  }
  t.deepEqual(await attend({ended, stop}, {timeout: '60s', timeoutMs: 10}), {status: 130, why: 'timeout'})
  t.deepEqual(told, ['timed out after 60s'])
})
