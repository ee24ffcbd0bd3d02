import test from 'ava'
import {parseTime} from '../lab/file/measures.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {legalWait} from './duration.ts'
import {readGivenFault} from './given-fault.ts'

const file = readLabFile(
  `version: 1
lab: one
networks: {lan: {subnet: 192.0.2.0/24}}
machines: {web: {networks: {lan: 192.0.2.11}}}`,
  'lab.yaml',
)

test('times of a fault on a command line can be as long as a program can wait', t => {
  const {for: held = '', within = ''} = readGivenFault(file, ['link', 'lan', 'down'], {
    for: '28h',
    within: '24d',
  })
  t.is(parseTime(held), 28 * 3_600_000)
  t.is(parseTime(within), 24 * 86_400_000)
  t.true(legalWait.test('24d'))
  for (const text of ['25d', '577h', '1w']) t.false(legalWait.test(text), text)
})
