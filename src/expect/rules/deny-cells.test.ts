import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import type {Endpoint} from '../../lab/endpoint.ts'
import type {Question, SeenProbe, Told} from '../../probe/question.ts'
import {denyRound} from './deny-cells.ts'
import type {Ends} from './ends-of-cells.ts'
import type {RuleCell} from './rule-cell.ts'

const [web, db, other] = fakeLab().machines.map(
  (place, index): Endpoint => ({
    ...{name: place.name, kind: 'machine', address: `10.0.0.${index + 1}`, place, http: false},
  }),
) as [Endpoint, Endpoint, Endpoint]
const everyone = new Map([web, db, other].map(each => [each.name, each]))
const between = (source: Endpoint, target: Endpoint): Ends => ({
  ...{source, target, overlay: undefined, isDirect: true, sources: [source.address], mtu: 1500},
})
const cell = {
  ...{kind: 'deny', source: web.name, target: db.name, service: {kind: 'tcp', port: 22}, family: 4},
} as RuleCell
const finder = {
  neighbours: () => [other.name],
  find: ({source, target}: {source: string; target: string}) => [
    between(everyone.get(source) as Endpoint, everyone.get(target) as Endpoint),
  ],
}

const sighting = (of: Endpoint, rest: Partial<SeenProbe>): SeenProbe => ({
  ...{place: of.place, endpoint: undefined, link: 'eth0', direction: 'question', outgoing: true, number: 0},
  ...{source: web.address, target: db.address, envelope: undefined, hops: 64, ...rest},
})

const toldOf = ({source, count}: Question, isAnswered: boolean): Told => ({
  ...{sent: count, times: Array.from({length: count}, () => (isAnswered ? 1 : null)), again: 0, late: 0},
  ...{answers: [], refusals: {}, own: source.address, missed: 0, overflowed: false, unserved: undefined},
  ...{
    pauses: {source: 0, target: 0},
    absent: false,
    foreign: false,
    delivered: 0,
    beside: 0,
    unread: false,
    who: 2,
  },
  sightings: [sighting(source, {})],
})

/** What comes of silence where others are answered, with what is said of it beside. */
function denied(rest: Partial<Told>) {
  const {questions, judge} = denyRound([{cell, ends: between(web, db)}], [cell], finder, 1)
  const told = questions.map(question => {
    const isOwn = question.source === web && question.target === db
    return {...toldOf(question, !isOwn), ...(isOwn && rest)}
  })
  return judge(told)[0]
}

test('silence that proves something holds', t => {
  t.like(denied({}), {passed: true, got: 'no answer'})
  t.like(denied({refusals: {'no connection': 3}}), {passed: true})
})

test('who answers too late was reached', t => {
  t.like(denied({late: 2}), {passed: false, got: '2 of 3 answers, too late', unjudged: undefined})
})

test('who takes the connection was reached, also where he is silent then', t => {
  const refusals = {'it took the connection, and then: no answer': 3}
  const got = 'no answer; it took the connection, and then: no answer'
  t.like(denied({refusals}), {passed: false, got, unjudged: undefined})
})

test('who has answered was reached, also where the answer is lost on its way back', t => {
  const sightings = [sighting(web, {}), sighting(db, {direction: 'answer'})]
  const got = 'it answered, and the answer was lost on its way'
  t.like(denied({sightings}), {passed: false, got, unjudged: undefined})
})

test('a server that need not answer shows that it is there once it has taken what somebody else asked', t => {
  const envelope = {source: '192.0.2.1', target: '192.0.2.2', vni: 7}
  const udp = {...cell, service: {kind: 'udp' as const, port: 53}}
  const {questions, judge} = denyRound([{cell: udp, ends: between(web, db)}], [udp], finder, 1)
  const deniedWith = (rest: Partial<Told>, seen?: SeenProbe['envelope']) =>
    judge(
      questions.map(question => ({
        ...toldOf(question, question.source === web && question.target !== db),
        ...(question.source === other && {
          ...{foreign: true, delivered: 3},
          sightings: [0, 1, 2].map(number => sighting(db, {outgoing: false, envelope: seen, number})),
          ...rest,
        }),
      })),
    )[0]
  t.true(deniedWith({})?.passed)
  const why = /^silence proves nothing: \S+ answers nobody else, either/
  t.regex(deniedWith({}, envelope)?.unjudged ?? '', why)
  t.regex(deniedWith({unread: true})?.unjudged ?? '', why)
  t.regex(deniedWith({delivered: 0})?.unjudged ?? '', why)
})
