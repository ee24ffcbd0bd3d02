import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import type {Endpoint} from '../../lab/endpoint.ts'
import type {Question, SeenProbe, Told} from '../../probe/question.ts'
import {pathsPassed, shownPath} from './path-passed.ts'

const lab = fakeLab()
const endpoint = (name: string): Endpoint => ({
  ...{name, kind: 'machine', address: '10.0.0.1', http: false},
  place: lab.machine(name),
})
const [client, r1, r2, server] = ['lxd-1', 'lxd-2', 'lxd-3', 'load-balancer'].map(endpoint) as [
  Endpoint,
  Endpoint,
  Endpoint,
  Endpoint,
]
const question: Question = {
  ...{source: client, target: server, service: {kind: 'echo'}},
  ...{count: 1, period: 0, within: 1000},
}

/** A packet on a link of that machine, with the hops that it may still take. */
const seen = (at: Endpoint, outgoing: boolean, hops: number, number = 0): SeenProbe => ({
  ...{number, place: at.place, endpoint: undefined, link: 'eth0', direction: 'question', outgoing, hops},
  ...{source: client.address, target: server.address, envelope: undefined},
})

const shown = (...sightings: SeenProbe[]): string[] =>
  pathsPassed(question, {sightings} as unknown as Told).map(shownPath)

test('routers stand in the order in which they took from the packet’s hops, however they are told', t => {
  const sightings = [
    seen(server, false, 62),
    ...[seen(r2, false, 63), seen(r2, true, 62)],
    ...[seen(r1, false, 64), seen(r1, true, 63)],
    seen(client, true, 64),
  ]
  t.deepEqual(shown(...sightings), ['lxd-2, lxd-3'])
  t.deepEqual(shown(...sightings.toReversed()), ['lxd-2, lxd-3'])
})

test('a router that is no machine of the lab is counted', t => {
  t.deepEqual(
    shown(seen(client, true, 64), seen(r1, false, 64), seen(r1, true, 63), seen(server, false, 62)),
    ['lxd-2, 1 more that is no machine of the lab'],
  )
})

test('neighbours have nobody between them, and what did not arrive passed no path', t => {
  t.deepEqual(shown(seen(client, true, 64), seen(server, false, 64)), ['no machine between them'])
  t.deepEqual(shown(seen(client, true, 64), seen(r1, false, 64), seen(r1, true, 63)), [])
})

test('packets that went different ways are told apart, those that went the same way once', t => {
  const by = (router: Endpoint, number: number): SeenProbe[] => [
    seen(client, true, 64, number),
    seen(router, false, 64, number),
    seen(router, true, 63, number),
    seen(server, false, 63, number),
  ]
  t.deepEqual(shown(...by(r1, 0), ...by(r2, 1), ...by(r1, 2)), ['lxd-2', 'lxd-3'])
})
