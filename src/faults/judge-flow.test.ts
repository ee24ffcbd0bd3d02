import test from 'ava'
import {CheckFailed, NotObservable} from '../lab/check-failed.ts'
import type {FlowReport} from '../report/flow-report.ts'
import {judgeFlow} from './judge-flow.ts'

const flow: FlowReport = {
  ...{name: 'a reaches b by icmp', from: 'a', to: 'b', by: 'icmp', periodMs: 20, startedAt: 0},
  ...{sent: 100, lost: 10, duplicates: 0, reordered: 0, lossRuns: [], marks: [], samples: [], reasons: {}},
  ...{outage: {atLeastMs: 180, atMostMs: 221, fromMs: 500, untilMs: 700}, maxOutageMs: 0},
  latencyMs: {before: undefined, during: undefined, after: undefined},
  stallsMs: {sender: 0, responder: 0, harness: 0},
}
const knownFault = 'example#1: it stops for a moment'

test('an outage that a known fault explains is not judged, and told with the fault and its numbers', t => {
  t.throws(() => judgeFlow(flow, {isExceeded: true, knownFault}), {
    instanceOf: NotObservable,
    message: `known fault, ${knownFault}: an outage of 180 to 221 ms, 10 of 100 lost`,
  })
})

test('an outage that no known fault explains is a failure', t => {
  t.throws(() => judgeFlow(flow, {isExceeded: true}), {instanceOf: CheckFailed})
})

test('a connection that did not survive is a failure, whatever is known', t => {
  t.throws(() => judgeFlow({...flow, ended: 'reset'}, {isExceeded: true, knownFault}), {
    instanceOf: CheckFailed,
    message: /a connection that survives, got reset/,
  })
})

test('where the fault did not show, nothing is told of it', t => {
  t.notThrows(() => judgeFlow(flow, {isExceeded: false, knownFault}))
})
