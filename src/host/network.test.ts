import test from 'ava'
import {parsePrefix} from '../process/prefix.ts'
import {judgeBridgeNetfilter, judgeForwarding, overlapFinding} from './network.ts'

test('br_netfilter matters only where it is on', t => {
  t.is(judgeBridgeNetfilter(undefined).state, 'good')
  t.is(judgeBridgeNetfilter('0').state, 'good')
  t.is(judgeBridgeNetfilter('1').state, 'notice')
})

test('a policy that drops is told by its chain, with a hint', t => {
  t.is(judgeForwarding([]).state, 'good')
  const finding = judgeForwarding([{name: 'ip filter FORWARD', hint: 'nft insert'}])
  t.regex(finding.text, /ip filter FORWARD$/)
  t.truthy(finding.hint)
})

test('loopback, which every host has, is found', async t => {
  const finding = await overlapFinding({
    overlay: parsePrefix('127.0.0.0/8'),
    underlay: parsePrefix('203.0.113.0/24'),
  })
  t.is(finding.state, 'notice')
  t.regex(finding.text, /overlay 127\.0\.0\.0\/8: 127\.0\.0\.1\/8 on lo/)
})
