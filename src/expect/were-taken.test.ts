import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {datagramsBeside} from '../probe/datagrams-beside.ts'
import type {Question, SeenProbe, Told} from '../probe/question.ts'
import {judgeAnswers} from './judge.ts'

const [near, far, third] = fakeLab().machines.map(
  (place, index): Endpoint => ({
    ...{name: place.name, kind: 'machine', address: `10.0.0.${index + 1}`, place, http: false},
  }),
) as [Endpoint, Endpoint, Endpoint]

const questionOf = (source: Endpoint, target: Endpoint): Question => ({
  ...{source, target, service: {kind: 'udp', port: 53}, count: 3, period: 0, within: 1000},
})
const arrivals = ({source, target, count}: Question): SeenProbe[] =>
  Array.from({length: count}, (_, number) => ({
    ...{number, place: target.place, endpoint: undefined, link: 'eth0', direction: 'question', hops: 64},
    ...{outgoing: false, source: source.address, target: target.address, envelope: undefined},
  }))

/** What a silent server is worth that has taken what is told. */
function judged(rest: Partial<Told>) {
  const question = questionOf(near, far)
  return judgeAnswers(
    question,
    {
      ...{
        sent: 3,
        times: [null, null, null],
        again: 0,
        late: 0,
        answers: [],
        refusals: {},
        own: near.address,
      },
      ...{missed: 0, overflowed: false, pauses: {source: 0, target: 0}, absent: false, foreign: true, who: 2},
      ...{delivered: 3, beside: 0, unread: false, unserved: 'Address already in use'},
      ...{sightings: arrivals(question), ...rest},
    },
    {},
  )
}

test('a server that takes every datagram need not answer', t => {
  t.true(judged({}).complete)
  t.false(judged({delivered: 2}).complete)
})

test('what waits unread is not taken, whatever other programs take', t => {
  t.like(judged({unread: true, delivered: 90}), {
    ...{complete: false, unjudged: undefined},
    got: 'no answer; lxd-2 got the question, and its server on udp/53 does not read what comes',
  })
})

test('datagrams that others were asked at the same time may be those that were taken', t => {
  t.true(judged({delivered: 9, beside: 6}).complete)
  t.like(judged({delivered: 8, beside: 6}), {
    complete: false,
    unjudged: 'of 9 datagrams that came to lxd-2 its programs have taken 8: nobody can tell which',
  })
  t.like(judged({delivered: 2, beside: 6}), {complete: false, unjudged: undefined})
})

test('datagrams beside are those that came to the same network namespace, each once', t => {
  const questions = [questionOf(near, far), questionOf(third, far), questionOf(near, third)]
  const asked = questions.map(question => ({
    question,
    sightings: [...arrivals(question), ...arrivals(question)],
  }))
  t.deepEqual(datagramsBeside(asked), [3, 3, 0])
  const lost = asked.map((each, index) => (index === 0 ? {...each, sightings: []} : each))
  t.deepEqual(datagramsBeside(lost), [3, 0, 0])
})
