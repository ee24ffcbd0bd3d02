import test from 'ava'
import {FlowLog} from './flow-log.ts'
import {flowReportOf, isExceeded} from './flow-report-of.ts'
import type {FlowSample, Stall} from './loss-run.ts'

const facts = {
  ...{name: 'client reaches server by icmp', from: 'client', to: 'server', by: 'icmp', startedAt: 0},
  ...{duplicates: 0, reordered: 0, reasons: {}},
}

/** A generator of the same numbers each time, from 0 to 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Cut {
  from: number
  until: number
}

/** What a network does to the numbers of a flow that is cut once, with senders and responders that stand still at times. */
function simulated(seed: number, {period = 20, stalls: stalling = true, queued = false} = {}) {
  const random = randomFrom(seed)
  const between = (least: number, most: number): number => least + random() * (most - least)
  const length = random() < 0.3 ? between(0, 3 * period) : between(0, 2500)
  const from = between(600, 1200)
  const cut: Cut = {from, until: from + length}
  const some = (count: number): Stall[] =>
    stalling
      ? Array.from({length: count}, () => ({at: between(0, 5000), ms: between(5, random() < 0.5 ? 30 : 600)}))
      : []
  const stalls = {sender: some(Math.floor(between(0, 4))), responder: some(Math.floor(between(0, 4)))}
  const afterStalls = (at: number, list: readonly Stall[]): number => {
    const stall = list.find(each => at >= each.at && at < each.at + each.ms)
    return stall ? afterStalls(stall.at + stall.ms, list) : at
  }
  const base = between(0.05, 30)
  const samples: FlowSample[] = []
  let answeredBefore = 0
  for (let slot = 0; slot * period < 5000; ) {
    const at = afterStalls(slot * period + between(0, 1), stalls.sender)
    const left = afterStalls(at + between(0, 0.3), stalls.sender)
    slot = Math.max(slot + 1, Math.ceil(at / period))
    // The kernel may keep what it cannot send yet until the way is there again.
    const isKept = queued && left >= cut.from && left < cut.until && left > cut.until - 400
    const question = isKept ? cut.until + between(0, 2) : left + base / 2 + between(0, 2)
    const answer = afterStalls(question, stalls.responder) + base / 2
    const isLost = [question, answer].some(crossed => crossed >= cut.from && crossed < cut.until)
    // Nothing overtakes.
    answeredBefore = Math.max(answeredBefore, answer)
    samples.push({at, spent: left - at, rtt: isLost ? undefined : answeredBefore - at})
    if (left - at > 1) slot = Math.max(slot, Math.ceil(left / period))
  }
  const log = new FlowLog({period})
  for (const stall of stalls.sender) log.stall('sender', stall)
  for (const stall of stalls.responder) log.stall('responder', stall)
  for (const sample of samples) log.add(sample)
  return {cut, log, samples, report: flowReportOf(log, facts)}
}

test('the true cut lies in the told interval, whatever stood still', t => {
  let seen = 0
  for (let seed = 0; seed < 3000; seed++) {
    const {cut, report} = simulated(seed, {queued: seed % 3 === 0, period: seed % 2 === 0 ? 20 : 7})
    const {outage} = report
    if (!outage) {
      // What no number met was no longer than one period and what stood still.
      t.is(report.lost, 0)
      continue
    }
    seen += 1
    const length = cut.until - cut.from
    const told = `${JSON.stringify(outage)}, cut ${length} from ${cut.from}, seed ${seed}`
    t.true(outage.atLeastMs <= length + 0.1 && length <= outage.atMostMs + 0.1, told)
    t.true(outage.fromMs <= cut.from + 0.1 && cut.until <= outage.untilMs + 0.1, told)
  }
  t.true(seen > 2000)
})

test('the interval is two periods, round trips and the slack wide where nobody stood still', t => {
  for (let seed = 0; seed < 500; seed++) {
    const {report, samples} = simulated(seed, {stalls: false})
    const slowest = Math.max(...samples.map(({rtt = 0}) => rtt))
    const {outage} = report
    // A slower answer may cross what is asked later.
    if (outage && slowest < 20)
      t.true(outage.atMostMs - outage.atLeastMs < 2 * 20 + 2 * slowest + 5 + 3, JSON.stringify(outage))
  }
})

const even = (pattern: string, {period = 20, rtt = 1} = {}): FlowLog => {
  const log = new FlowLog({period})
  for (const [number, sign] of [...pattern].entries())
    log.add({at: number * period, spent: 0, rtt: sign === '.' ? rtt : undefined})
  return log
}

test('n unanswered numbers are an outage of n periods, less or more by one', t => {
  const {outage, lost, sent, lossRuns} = flowReportOf(even('....xxx....'), facts)
  t.deepEqual(outage, {atLeastMs: 34, atMostMs: 81, fromMs: 60, untilMs: 141})
  t.deepEqual([sent, lost], [11, 3])
  t.deepEqual(lossRuns, [{fromMs: 80, untilMs: 140, count: 3}])
})

test('the longest of several runs is the outage, and all of them are told', t => {
  const {outage, lossRuns} = flowReportOf(even('..x..xxxx..xx..'), facts)
  t.deepEqual(
    lossRuns.map(({count}) => count),
    [1, 4, 2],
  )
  t.is(outage?.fromMs, 80)
})

test('without an unanswered number there is no outage', t => {
  const {outage, lossRuns, latencyMs} = flowReportOf(even('......'), facts)
  t.is(outage, undefined)
  t.deepEqual(lossRuns, [])
  t.is(latencyMs.before?.max, 1)
})

test('a flow that begins or ends unanswered has an outage that is open there', t => {
  t.deepEqual(flowReportOf(even('xxx...'), facts).outage, {
    ...{atLeastMs: 35, atMostMs: 61, fromMs: 0, untilMs: 61},
  })
  t.deepEqual(flowReportOf(even('...xxx'), facts).outage, {
    ...{atLeastMs: 34, atMostMs: 60, fromMs: 40, untilMs: 100},
  })
})

test('a budget of 0 is exceeded by one number, unless somebody stood still for as long', t => {
  for (const who of ['responder', 'harness'] as const) {
    const log = even('...x...')
    t.true(isExceeded(log, 0))
    t.false(isExceeded(log, 20))
    t.false(isExceeded(log, undefined))
    log.stall(who, {at: 55, ms: 19})
    t.true(isExceeded(log, 0))
    log.stall(who, {at: 50, ms: 1})
    t.false(isExceeded(log, 0))
  }
})

test('a sender that stands still excuses no number that it asked: those that it did not are not counted', t => {
  const log = even('...x...')
  log.stall('sender', {at: 40, ms: 40})
  t.true(isExceeded(log, 0))
})

test('what several stand still at the same time excuses once', t => {
  const log = even('...xxxxx...')
  log.stall('responder', {at: 60, ms: 50})
  log.stall('harness', {at: 70, ms: 50})
  t.true(isExceeded(log, 39))
  t.false(isExceeded(log, 40))
})

test('a stall excuses by as much as it lies in the run', t => {
  const log = even('........xxxxx........')
  log.stall('responder', {at: 0, ms: 160})
  // The run's window begins with the last answered number, less what clocks may differ by.
  t.true(isExceeded(log, 69))
  t.false(isExceeded(log, 70))
})

test('who stands still excuses no echo, which a kernel answers', t => {
  const log = new FlowLog({period: 20, kernelAnswers: true})
  for (let at = 0; at < 200; at += 20) log.add({at, spent: 0, rtt: at === 100 ? undefined : 1})
  log.stall('responder', {at: 80, ms: 60})
  t.true(isExceeded(log, 0))
})

test('where nobody stood still, the numbers of a cut exceed a budget of its length by no more than a period and a round trip', t => {
  for (let seed = 0; seed < 500; seed++) {
    const {cut, log, samples} = simulated(seed, {stalls: false})
    const slowest = Math.max(...samples.map(({rtt = 0}) => rtt))
    const length = cut.until - cut.from
    t.false(isExceeded(log, length + 20 + slowest + 1), `seed ${seed}`)
    if (length > 60 + slowest) t.true(isExceeded(log, length - 41 - slowest), `seed ${seed}`)
  }
})

test('a stall at another time excuses nothing', t => {
  const log = even('......x......')
  log.stall('responder', {at: 10, ms: 50})
  log.stall('harness', {at: 200, ms: 100})
  t.true(isExceeded(log, 0))
})

test('a long stall does not hide an outage beside it', t => {
  const log = even('...xxxxxxxx....xx....')
  log.stall('responder', {at: 50, ms: 200})
  t.true(isExceeded(log, 0))
  t.is(flowReportOf(log, {...facts, maxOutageMs: 0}).outage?.fromMs, 280)
  t.is(flowReportOf(log, facts).outage?.fromMs, 40)
})

test('numbers that one connection held up are an outage until it went on', t => {
  const log = new FlowLog({period: 20, heldUpAfter: 100})
  for (let at = 0; at < 200; at += 20) log.add({at, spent: 0, rtt: 1})
  for (let at = 200; at < 800; at += 20) log.add({at, spent: 0, rtt: 801 - at})
  for (let at = 800; at < 1000; at += 20) log.add({at, spent: 0, rtt: 1})
  const {outage, lost} = flowReportOf(log, facts)
  t.is(lost, 0)
  t.deepEqual(outage, {atLeastMs: 595, atMostMs: 621, fromMs: 180, untilMs: 801})
  t.true(isExceeded(log, 600))
  t.false(isExceeded(log, 601))
})

test('latency is told before, during and after what was marked', t => {
  const log = new FlowLog({period: 20})
  for (let number = 0; number < 30; number++) {
    const at = number * 20
    if (at === 200) log.marks.push({at, words: 'a fault began', phase: 'during'})
    if (at === 260) log.marks.push({at, words: 'something else'})
    if (at === 400) log.marks.push({at, words: 'the fault ended', phase: 'after'})
    log.add({at, spent: 0, rtt: at < 200 ? 1 : at < 400 ? 10 : 2})
  }
  const {latencyMs, marks} = flowReportOf(log, facts)
  t.is(latencyMs.before?.max, 1)
  t.is(latencyMs.during?.max, 10)
  t.is(latencyMs.after?.max, 2)
  t.true(Math.abs((latencyMs.during?.median ?? 0) - 10) < 0.1)
  t.deepEqual(
    marks.map(({words}) => words),
    ['a fault began', 'something else', 'the fault ended'],
  )
})

test('a flow of hours has as much to tell as one of minutes', t => {
  const log = new FlowLog({period: 20})
  const count = (6 * 3600 * 1000) / 20
  for (let number = 0; number < count; number++)
    log.add({at: number * 20, spent: 0, rtt: number % 7 === 3 ? undefined : 1})
  const {samples, lossRuns, lost, sent} = flowReportOf(log, facts)
  t.is(sent, count)
  t.is(lost, Math.floor(count / 7) + 1)
  t.true(samples.length <= 2000 && samples.length > 900)
  // The worst of several stands for all.
  t.true(samples.every(([, rtt]) => rtt === null))
  t.true(lossRuns.length <= 1000)
})
