import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import type {Endpoint} from '../../lab/endpoint.ts'
import type {Told} from '../../probe/question.ts'
import type {Ends} from './ends-of-cells.ts'
import {beginsRight, judgeCell} from './judge-cell.ts'
import {questionsOfCell} from './questions-of-cell.ts'
import type {RuleCell} from './rule-cell.ts'

const [near, far] = fakeLab().machines.map(
  (place, index): Endpoint => ({
    ...{name: place.name, kind: 'machine', address: `10.0.0.${index + 1}`, place, http: false},
  }),
) as [Endpoint, Endpoint]
const ends: Ends = {
  ...{source: near, target: far, overlay: undefined, isDirect: true, sources: [near.address], mtu: 1500},
}
const cellOf = (kind: RuleCell['kind'], rest: Partial<RuleCell> = {}): RuleCell =>
  ({kind, source: near.name, target: far.name, service: {kind: 'icmp'}, family: 4, ...rest}) as RuleCell

/** What is told of a cell's question, of whose probes those of these numbers are lost. */
function askedWithout(cell: RuleCell, lost: readonly number[], rest: Partial<Told> = {}) {
  const [question] = questionsOfCell(cell, ends, 1, 'all')
  if (!question) throw new Error('a cell has a question')
  const {first = question.count, count} = question
  // As the prober has it: the others are asked only once the first ones are answered.
  const asked = lost.some(number => number < first) ? first : count
  const times = Array.from({length: asked}, (_, number) => (lost.includes(number) ? null : 1))
  const answered = times.filter(time => time !== null).length
  const told: Told = {
    ...{sent: asked, times, again: 0, late: 0, refusals: {}, own: near.address, missed: 0, overflowed: false},
    answers: answered > 0 ? [['', far.address, answered, times.findIndex(time => time !== null)]] : [],
    pauses: {source: 0, target: 0},
    ...{absent: false, foreign: false, delivered: 0, beside: 0, unread: false, unserved: undefined, who: 2},
    sightings: [
      {
        ...{number: 0, place: far.place, endpoint: undefined, link: 'eth0', direction: 'question', hops: 64},
        ...{outgoing: false, source: near.address, target: far.address, envelope: undefined},
      },
    ],
    ...rest,
  }
  return {cell, asked: [{question, told}]}
}

test('what is lost of a hundred questions is counted, whichever of them it is', t => {
  for (const lost of [[0], [57], [99]]) {
    const {cell, asked} = askedWithout(cellOf('loss', {most: 0.02}), lost)
    t.like(judgeCell(cell, ends, asked, 'all'), {complete: true, got: '1 of 100 without an answer'})
    t.true(beginsRight(cell, ends, asked), `${lost}`)
  }
})

test('where more is lost than may be, the cell has begun once its first question was answered', t => {
  const lossOf = (lost: readonly number[]) => {
    const {cell, asked} = askedWithout(cellOf('loss', {most: 0.01}), lost)
    return [judgeCell(cell, ends, asked, 'all').complete, beginsRight(cell, ends, asked)]
  }
  t.deepEqual(lossOf([3, 4]), [false, true])
  // The lab may still have been on its way: it is asked again until it answers.
  t.deepEqual(lossOf([0, 1]), [false, false])
})

test('of questions that may be lost so many are followed that one of them has to arrive', t => {
  const tracedAt = (most: number) => questionsOfCell(cellOf('loss', {most}), ends, 1, 'all')[0]?.traced
  t.deepEqual([0, 0.01, 0.5, 1].map(tracedAt), [1, 2, 51, 100])
})

test('a path of which something could not be looked at is asked again, unless it is right all the same', t => {
  const sayOf = (path: readonly string[], missed: number) => {
    const {cell, asked} = askedWithout(cellOf('path', {path}), [], {missed})
    const {complete, unjudged} = judgeCell(cell, ends, asked, 'all')
    return [complete, unjudged]
  }
  t.deepEqual(sayOf(['lxd-3'], 0), [false, undefined])
  t.deepEqual(sayOf(['lxd-3'], 2), [false, '2 packets could not be looked at: the host is overloaded'])
  t.deepEqual(sayOf([], 2), [true, undefined])
})
