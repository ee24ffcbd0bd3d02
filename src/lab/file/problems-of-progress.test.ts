import test from 'ava'
import {LabFileError} from './lab-file-error.ts'
import {readLabFile} from './read-lab-file.ts'

const late = `version: 1
lab: late
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines:
  a: {networks: {lan: 192.0.2.10}}
  c: {networks: {lan: 192.0.2.30}, start: later}
`

function problemsOf(more: string): string[] {
  try {
    readLabFile(late + more, 'lab.yaml')
    return []
  } catch (error) {
    if (error instanceof LabFileError) return error.message.split('\n')
    throw error
  }
}

const never = 'must stand for somebody who is there: these start later, and no step of the order starts them'
const own = 'on: c, run: "false", undo: "true"'

test('a reboot or a fault of machines that nobody ever starts is refused: it would pass and do nothing', t => {
  const isTold = (more: string, place: string, value: string): boolean =>
    t.deepEqual(problemsOf(more), [`lab.yaml:${place} ${never}; got ${value}; put {start: c} into order`])
  isTold('reboots: [{machines: c}]', '7:22: reboots.0.machines', '["c"]')
  isTold(`faults: [{${own}}]`, '7:15: faults.0.on', '["c"]')
  isTold('faults: [{do: power-cut c}]', '7:15: faults.0.do', '"power-cut c"')
  isTold('faults: [{do: kill nginx on c}]', '7:15: faults.0.do', '"kill nginx on c"')
  isTold('faults: [{do: "partition a | c"}]', '7:15: faults.0.do', '"partition a | c"')
  isTold(
    'faults: [{do: link lan down at a, expect: [{from: a, to: c, deny: icmp}]}]',
    '7:58: faults.0.expect.0.to',
    '["c"]',
  )
})

test('a fault of machines that start later comes after their start', t => {
  const faults = `faults: [{id: X1, ${own}}, {id: X2, do: freeze c}, {id: X3, do: freeze a}]\n`
  const order = (steps: string): string => `${faults}order: [${steps}]`
  const early = 'must not come before c has started; put {start: c} above it'
  t.deepEqual(problemsOf(order('{fault: X1}, {fault: X3}, {start: c}, {fault: X2}')), [
    `lab.yaml:8:10: order.0.fault ${early}`,
  ])
  t.deepEqual(problemsOf(order('{fault: all}, {start: c}')), [`lab.yaml:8:10: order.0.fault ${early}`])
  t.deepEqual(problemsOf(order('{start: c}, {fault: all}')), [])
})
