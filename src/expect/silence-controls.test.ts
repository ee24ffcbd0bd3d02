import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {PlaceHandle} from '../lab/machine.ts'
import type {AskedQuestion} from './asked-question.ts'
import {whySourceProvesNothing} from './silence-controls.ts'

const lab = fakeLab()
const machine = lab.machine('lxd-1')
const target: Endpoint = {name: 'far', kind: 'machine', address: '240.0.1.1', http: false, place: machine}

/** The host, which is a computer with ways of its own or a place that was made for the lab. */
const hostWith = (hasOwnWays: boolean): Endpoint => ({
  ...{name: 'host', kind: 'host', address: '240.0.9.1', http: false},
  place: new PlaceHandle({...lab.host.place, hasOwnWays}),
})

/** What the source asked by that link, from its address there. */
const askedBy = (source: Endpoint, link: string, own: string): AskedQuestion => ({
  question: {source, target, service: {kind: 'echo'}, count: 1, period: 0, within: 1000},
  told: {
    ...{sent: 1, times: [null], again: 0, late: 0, answers: [], refusals: {}, missed: 0, overflowed: false},
    ...{pauses: {source: 0, target: 0}, absent: false, unserved: undefined, who: 1, foreign: false},
    ...{delivered: 0, beside: 0, unread: false, own},
    sightings: [
      {
        ...{place: source.place, endpoint: undefined, link, direction: 'question', outgoing: true},
        ...{source: own, target: target.address, envelope: undefined, number: 0, hops: 64},
      },
    ],
  },
})

const why = (source: Endpoint, link: string, own: string): string[] =>
  whySourceProvesNothing(source, [askedBy(source, link, own)], [askedBy(source, 'lab0', '10.1.0.1')])

test('silence by the link by which others are reached proves something', t => {
  t.deepEqual(why(hostWith(false), 'lab0', '10.1.0.1'), [])
})

test('silence by another link proves nothing', t => {
  const host = hostWith(false)
  t.deepEqual(why(host, 'eth0', '192.0.2.7'), ['host asks by eth0 and reaches others by lab0 only'])
})

test('a computer’s own way out of the lab is none into it', t => {
  t.deepEqual(why(hostWith(true), 'eth0', '192.0.2.7'), [])
})

test('another link of the lab proves nothing on a computer with ways of its own, either', t => {
  const host = hostWith(true)
  t.deepEqual(why(host, 'fan-240', host.address), ['host asks by fan-240 and reaches others by lab0 only'])
})
