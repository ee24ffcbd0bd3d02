import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {overlayOf} from '../overlays/index.ts'
import type {SeenProbe} from '../probe/question.ts'
import {judgeAnswers} from './judge.ts'

const lab = fakeLab()
const near: Endpoint = {
  ...{name: 'near', kind: 'container', address: '240.0.0.2', http: false},
  ...{place: lab.machine('lxd-1'), pid: 7},
}
const far: Endpoint = {
  ...{name: 'far', kind: 'machine', address: '240.0.1.1', http: false},
  place: lab.machine('lxd-2'),
}

const seen = (direction: SeenProbe['direction'], of: Endpoint, link: string, inside: boolean): SeenProbe => ({
  ...{place: of.place, endpoint: inside ? of : undefined, link, direction, outgoing: true},
  ...{source: near.address, target: far.address, envelope: undefined, number: 0, hops: 64},
})

/** What is said of a probe that nobody answered. */
const sayOf = (source: Endpoint, target: Endpoint, sightings: SeenProbe[]): string =>
  silentFrom(source, target, sightings).got

const silentFrom = (source: Endpoint, target: Endpoint, sightings: SeenProbe[], overflowed = false) =>
  judgeAnswers(
    {source, target, service: {kind: 'echo'}, count: 1, period: 0, within: 1000},
    {
      ...{sent: 1, times: [null], again: 0, late: 0, answers: [], refusals: {}, sightings, missed: 0},
      ...{pauses: {source: 0, target: 0}, absent: false, unserved: undefined, who: 1, overflowed},
      ...{foreign: false, delivered: 0, beside: 0, unread: false, own: near.address},
    },
    {overlay: overlayOf(lab)},
  )

test('a question that left a container was last seen on the machine’s links, whichever are told first', t => {
  const inside = seen('question', near, 'eth0', true)
  const tunnel = seen('question', near, 'lxdfan0-fan', false)
  for (const sightings of [
    [inside, tunnel],
    [tunnel, inside],
  ])
    t.is(sayOf(near, far, sightings), 'no answer; the question was last seen leaving by lxdfan0-fan of lxd-1')
  t.is(sayOf(near, far, [inside]), 'no answer; the question was last seen leaving by eth0 of near')
})

test('an answer that came as far as the asker’s machine was last seen there', t => {
  const left = seen('answer', far, 'lxdfan0-fan', false)
  const arrived = {...seen('answer', near, 'lxdfan0', false), outgoing: false}
  t.is(sayOf(near, far, [arrived, left]), 'no answer; the answer was last seen arriving by lxdfan0 of lxd-1')
})

test('where the kernel had no room for neighbours, silence is nobody’s fault', t => {
  t.is(silentFrom(near, far, []).unjudged, undefined)
  t.regex(silentFrom(near, far, [], true).unjudged ?? '', /neighbour table of the kernel is full.*gc_thresh3/)
})

test('a connection that somebody else takes is judged by the way there: his answers have no mark', t => {
  const overlay = overlayOf(lab)
  const judged = (envelope: SeenProbe['envelope'], foreign: boolean) =>
    judgeAnswers(
      {source: near, target: far, service: {kind: 'tcp', port: 80}, count: 1, period: 0, within: 1000},
      {
        ...{sent: 1, times: [1], again: 0, late: 0, answers: [], refusals: {}, missed: 0, overflowed: false},
        sightings: [
          {...seen('question', far, 'lxdfan0-fan', false), outgoing: false, envelope},
          {...seen('question', far, 'lxdfan0', false), outgoing: false},
        ],
        ...{pauses: {source: 0, target: 0}, absent: false, unserved: undefined, who: 1},
        ...{foreign, delivered: 0, beside: 0, unread: false, own: near.address},
      },
      {overlay},
    )
  const envelope = {source: overlay.envelope(near).target, ...overlay.envelope(far)}
  t.true(judged(envelope, true).complete)
  t.regex(judged({...envelope, vni: 7}, true).got, /the question reached lxd-2 outside of the overlay/)
  t.regex(judged(envelope, false).got, /the answer reached lxd-1 outside of the overlay/)
})
