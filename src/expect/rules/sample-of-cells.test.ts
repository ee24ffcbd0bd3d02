import test from 'ava'
import type {RuleCell} from './rule-cell.ts'
import {sampleOfCells} from './sample-of-cells.ts'

const cell = (kind: RuleCell['kind'], name: number): RuleCell =>
  ({kind, name: String(name)}) satisfies Partial<RuleCell> as RuleCell
const allowed = Array.from({length: 1000}, (_, index) => cell('allow', index))
const others = [cell('deny', 1000), cell('loss', 1001)]
const cells = [...allowed, ...others]

test('a sample has as many cells as it shall, each once, and all that are no plain answer', t => {
  const sample = sampleOfCells(cells, {count: 50}, 7)
  t.is([...(sample ?? [])].filter(({kind}) => kind === 'allow').length, 50)
  for (const other of others) t.true(sample?.has(other))
})

test('a seed gives the same sample again, and another seed another one', t => {
  const names = (seed: number, sample = {count: 50}): string[] =>
    [...(sampleOfCells(cells, sample, seed) ?? [])].map(({name}) => name)
  t.deepEqual(names(7), names(7))
  t.notDeepEqual(names(7), names(8))
  t.deepEqual(names(8, {...{count: 50}, ...{seed: 7}}), names(7))
})

test('every cell can be in a sample, about as often as each other', t => {
  const counts = new Map<string, number>()
  for (let seed = 0; seed < 400; seed++)
    for (const {name, kind} of sampleOfCells(cells, {count: 100}, seed) ?? [])
      if (kind === 'allow') counts.set(name, (counts.get(name) ?? 0) + 1)
  t.is(counts.size, 1000)
  t.true(Math.max(...counts.values()) < 80 && Math.min(...counts.values()) > 10)
})

test('where a sample would have all, or none is wanted, all cells get all probes', t => {
  t.is(sampleOfCells(cells, undefined, 7), undefined)
  t.is(sampleOfCells(cells, {count: 1000}, 7), undefined)
})
