import test from 'ava'
import {cell, evil, reportOf, result, sampleReport} from '../../test/support/sample-report.ts'
import {annotations} from './annotations.ts'

test('cells that failed alike share one annotation, errors come first', t => {
  const titles = annotations(sampleReport).map(({title}) => title)
  t.deepEqual(titles, [
    'cluster: the image is imported',
    'cluster: P10 lxd-1 shows three members',
    'matrix: 2 cells of the matrix',
  ])
  t.regex(
    annotations(sampleReport)[2]?.message ?? '',
    /expected: an answer[\s\S]*where: echo request from container-1/,
  )
})

test('a green run has none', t => {
  t.deepEqual(annotations(reportOf([result('a', 'b', {status: 'passed'})])), [])
})

test('a run that proved nothing has one that says so', t => {
  const [only, ...more] = annotations(reportOf([]))
  t.like(only, {level: 'error', title: 'fanlab full: nothing passed'})
  t.deepEqual(more, [])
})

test('ten are all there can be, and the tenth tells how many more', t => {
  const failed = (index: number) =>
    cell(`c${index}`, 'host', {status: 'failed', expected: 'an answer', got: `silence ${index}`})
  const many = (count: number) =>
    annotations(reportOf(Array.from({length: count}, (_, index) => failed(index))))
  t.is(many(10).length, 10)
  t.notRegex(many(10)[9]?.title ?? '', /more/)
  t.is(many(25).length, 10)
  t.is(many(25)[9]?.title, 'and 16 more')
})

test('titles are one line, and nothing is longer than the runner keeps', t => {
  const long = evil.repeat(1000)
  const [only] = annotations(reportOf([result('a', 'b', {status: 'error', message: long})]))
  t.true((only?.message.length ?? 0) <= 4096)
  t.notRegex(only?.title ?? '', /\n/)
})
