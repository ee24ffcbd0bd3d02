import test from 'ava'
import {isRefusal} from './mtu.ts'

test('the words of both generations of ping are understood', t => {
  t.true(isRefusal('PING 240.225.0.2\nping: local error: message too long, mtu=1450\n', 1450))
  t.true(isRefusal('ping: sendmsg: Message too long\n', 1450))
})

test('a refusal at another MTU, and silence, are none', t => {
  t.false(isRefusal('ping: local error: message too long, mtu=1500\n', 1450))
  t.false(isRefusal('1 packets transmitted, 0 received, 100% packet loss, time 0ms\n', 1450))
})
