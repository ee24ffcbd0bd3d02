import test from 'ava'
import {curlCommand, parseCurl} from './curl.ts'

/** Captured from curl 7.88. */
const captured = `http://240.225.0.2/?fanlab=1 200 \nhttp://240.225.0.2/?fanlab=2 500 
http://240.132.0.17/?fanlab=1 000 Failed to connect to 240.132.0.17 port 80 after 3067 ms: No route to host
http://240.132.0.17/?fanlab=2 000 Connection timed out after 2003 milliseconds
`

test('only status 200 counts as an answer', t => {
  const pages = parseCurl(captured, ['240.225.0.2', '240.132.0.17'], 2)
  t.deepEqual(pages.get('240.225.0.2'), {sent: 2, ok: 1, said: 'status 500'})
  t.deepEqual(pages.get('240.132.0.17'), {
    sent: 2,
    ok: 0,
    said: 'status 000 Failed to connect: No route to host; status 000 Connection timed out',
  })
})

test('requests that curl did not come to count as lost', t => {
  t.deepEqual(parseCurl('', ['10.0.0.1'], 10).get('10.0.0.1'), {
    sent: 10,
    ok: 0,
    said: 'it did not end before the deadline',
  })
})

test('many requests come one after the other, single ones side by side', t => {
  t.true(curlCommand(['10.0.0.1'], 1).includes('--parallel'))
  t.false(curlCommand(['10.0.0.1'], 10).includes('--parallel'))
})
