import test from 'ava'
import {phaseTimes} from './phase-times.ts'
import type {TimingKind} from './report.ts'

const at = (second: number): Date => new Date(second * 1000)
const wait = (kind: TimingKind, from: number, to: number) => ({
  name: kind,
  kind,
  startedAt: at(from),
  durationMs: (to - from) * 1000,
})
const phase = (from: number, to: number) => ({
  name: 'a',
  startedAt: at(from),
  durationMs: (to - from) * 1000,
  cases: [],
})

test('what no wait covers is the harness’s own', t => {
  const [times] = phaseTimes({suites: [phase(0, 10)], timings: [wait('lxd', 1, 4), wait('docker', 6, 8)]})
  t.deepEqual(times, {
    ...{name: 'a', startedAt: at(0), total: 10_000},
    ...{boot: 0, lxd: 3000, docker: 2000, harness: 5000},
  })
})

test('waits side by side count once', t => {
  const [times] = phaseTimes({
    suites: [phase(0, 10)],
    timings: [wait('lxd', 0, 6), wait('docker', 4, 8), wait('lxd', 2, 3)],
  })
  t.like(times, {lxd: 6000, docker: 2000, harness: 2000})
})

test('what comes between two parts of a phase is not the phase’s', t => {
  const parts = [phase(0, 2), phase(10, 14)].map(({startedAt, durationMs}) => ({startedAt, durationMs}))
  const [times] = phaseTimes({
    suites: [{...phase(0, 6), parts}],
    timings: [wait('boot', 1, 12), wait('lxd', 5, 8)],
  })
  t.like(times, {total: 6000, boot: 3000, lxd: 0, harness: 3000, parts})
})

test('a wait counts only for the phase in which it was', t => {
  const [times] = phaseTimes({suites: [phase(10, 20)], timings: [wait('boot', 5, 12), wait('lxd', 30, 40)]})
  t.like(times, {boot: 2000, lxd: 0, harness: 8000})
})
