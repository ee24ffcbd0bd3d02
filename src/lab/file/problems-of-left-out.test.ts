import test from 'ava'
import {LabFileError} from './lab-file-error.ts'
import {problemsOfLeftOut} from './problems-of-left-out.ts'
import {readLabFile} from './read-lab-file.ts'

function problemsOf(order: string): string[] {
  const text = `version: 1
lab: order
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines: {a: {networks: {lan: 192.0.2.10}}, b: {networks: {lan: 192.0.2.20}}}
setup: [{name: s, on: a, run: "true"}, {on: b, run: "true"}]
expect: [{id: [R1, R2], from: a, to: b, allow: icmp}]
checks: [{id: C1, on: a, run: "true"}]
order: ${order}
`
  try {
    readLabFile(text, 'lab.yaml', problemsOfLeftOut)
    return []
  } catch (error) {
    if (error instanceof LabFileError) return error.message.split('\n')
    throw error
  }
}

test('what no step of an order does or asks is told: a run would pass without it', t => {
  const rest = 'by a step of order, which leaves it out'
  t.deepEqual(problemsOf('[{reboot: {}}]'), [
    `lab.yaml:5:9: setup.0 must be done ${rest}; got "s"; add {setup: s} to order`,
    `lab.yaml:5:40: setup.1 must be done ${rest}; add {setup: all} to order`,
    `lab.yaml:6:10: expect.0 must be asked ${rest}; got "R1"; add {expect: R1} to order`,
    `lab.yaml:7:10: checks.0 must be asked ${rest}; got "C1"; add {checks: C1} to order`,
  ])
  t.deepEqual(problemsOf('[{setup: s}, {expect: R2}, {checks: C1}]'), [
    `lab.yaml:5:40: setup.1 must be done ${rest}; add {setup: all} to order`,
  ])
  t.deepEqual(problemsOf('[{setup: all}, {expect: R2}, {checks: C1}]'), [])
})

test('an order without a step is none', t => {
  t.deepEqual(problemsOf('[]'), [
    'lab.yaml:8:8: order must have a step: without any nothing is done and asked; got []; leave order out, or add {setup: all} and {expect: all}',
  ])
})

test('nothing is said of an order with a function, which may do anything', t => {
  t.deepEqual(problemsOf('[{use: "steps.mjs#whole"}]'), [])
})
