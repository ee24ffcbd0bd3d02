import test from 'ava'
import {formatTick, timeTicks} from './time-ticks.ts'

const labels = (end: number): string => timeTicks(end).map(formatTick).join(' ')

test('a time line has ticks where people count: seconds, half minutes, minutes, hours', t => {
  t.is(labels(9.5), '0s 1s 2s 3s 4s 5s 6s 7s 8s 9s')
  t.is(labels(40), '0s 5s 10s 15s 20s 25s 30s 35s 40s')
  t.is(labels(200), '0s 30s 1m 1m30s 2m 2m30s 3m')
  t.is(labels(700), '0s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 11m')
  t.is(labels(2 * 3600 + 400), '0s 15m 30m 45m 1h 1h15m 1h30m 1h45m 2h')
})

test('no time line has more than twelve ticks, or none', t => {
  t.is(labels(24 * 3600), '0s 3h 6h 9h 12h 15h 18h 21h 24h')
  for (let end = 0.01; end < 1e6; end *= 1.07) {
    t.true(timeTicks(end).length <= 12, String(end))
    t.is(timeTicks(end)[0], 0)
  }
})
