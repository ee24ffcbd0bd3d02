import test from 'ava'
import {stateDifference} from './machine-state.ts'

test('what is gone and what is new is told by name', t => {
  const before = new Set(['address 240.225.0.1/8 on fan-240', 'sysctl net.ipv4.ip_forward = 1'])
  const after = new Set(['sysctl net.ipv4.ip_forward = 1', 'failed unit docker.service'])
  t.deepEqual(stateDifference(before, after), {
    lost: ['address 240.225.0.1/8 on fan-240'],
    gained: ['failed unit docker.service'],
  })
})
