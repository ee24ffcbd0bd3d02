import test from 'ava'
import {flowReport, reportOfFlow} from '../../test/support/sample-flow.ts'
import {junit} from './junit.ts'
import {markdownSummary} from './markdown-summary.ts'
import {flowLines, shownOutage} from './shown-outage.ts'
import {summary} from './summary.ts'

test('a flow is told in lines: outage, numbers, latency, stalls, reasons and marks', t => {
  t.deepEqual(flowLines(flowReport), [
    'outage: 355 to 401 ms, at most 300 ms allowed',
    'numbers: every 20 ms, 19 of 99 lost, 1 answered twice',
    'latency: before 0.1 ms, at most 0.2 ms; during 0.2 ms, at most 0.3 ms; after 0.2 ms, at most 12 ms',
    'stood still at a stretch: responder 31 ms',
    'said: 3 times unreachable (code 0), says 10.0.0.1',
    '0.400 s: the upgrade begins',
  ])
})

test('without an unanswered number there is no outage to tell', t => {
  const {outage: _, ...whole} = flowReport
  t.is(shownOutage(whole), 'none')
})

test('JUnit has the outage as a property of its case, and the lines as its output', t => {
  const xml = junit(reportOfFlow)
  t.regex(xml, /<property name="outage" value="355 to 401 ms"\/>/)
  t.regex(xml, /<property name="lost" value="19 of 99 lost"\/>/)
  t.regex(xml, /<system-out>.*numbers: every 20 ms, 19 of 99 lost/s)
  t.notRegex(xml, /samples/)
})

test('both summaries have a line for each flow', t => {
  t.regex(
    markdownSummary(reportOfFlow),
    /\| ❌ \| upgrade \| client reaches server by icmp during the upgrade \| 355 to 401 ms \| at most 300 ms \| 19 of 99 lost \|/,
  )
  t.regex(
    summary(reportOfFlow),
    /client reaches server by icmp during the upgrade {2}outage 355 to 401 ms {2}19 of 99 lost/,
  )
})
