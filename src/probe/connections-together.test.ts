import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {connectionsTogether} from './connections-together.ts'
import type {Question} from './question.ts'

const [one, two, three] = fakeLab().machines
const question = (place: unknown, address: string, more: object = {}): Question =>
  ({
    source: {place},
    target: {address},
    service: {kind: 'http', port: 80},
    sparesServer: true,
    ...more,
  }) as unknown as Question

test('machines that ask one server share the five places of its queue, and each has one at least', t => {
  const alone = question(one, '240.0.0.2')
  const shared = [question(one, '240.0.0.3'), question(two, '240.0.0.3')]
  const crowd = Array.from({length: 9}, () => question({place: {}}, '240.0.0.4'))
  const together = connectionsTogether([alone, alone, ...shared, ...crowd])
  t.deepEqual([alone, ...shared, ...crowd].map(together), [5, 2, 2, ...crowd.map(() => 1)])
})

test('two ports of an address are two servers', t => {
  const other = question(two, '240.0.0.2', {service: {kind: 'tcp', port: 22}})
  t.is(connectionsTogether([question(one, '240.0.0.2'), other])(other), 5)
})

test('a question that may find silence waits for nobody, and nobody waits for it', t => {
  const silent = question(three, '240.0.0.2', {sparesServer: undefined})
  const together = connectionsTogether([question(one, '240.0.0.2'), silent])
  t.is(together(silent), undefined)
  t.is(together(question(one, '240.0.0.2')), 5)
})
