import test from 'ava'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {UsageError} from '../process/usage-error.ts'
import {readGivenFault} from './given-fault.ts'
import {parseGivenFlow} from './given-flow.ts'

const file = readLabFile(
  `
version: 1
lab: two
networks: {lan: {subnet: 192.0.2.0/24}}
machines:
  server: {networks: {lan: 192.0.2.10}}
  client: {networks: {lan: 192.0.2.20}}
`,
  'lab.yaml',
)

test('a flow of a command line is who asks, who is asked, and by what', t => {
  t.deepEqual(parseGivenFlow('client:server'), {from: ['client'], to: ['server']})
  t.deepEqual(parseGivenFlow('web-*:db:http/8080/x'), {from: ['web-*'], to: ['db'], by: 'http/8080/x'})
  for (const wrong of ['client', 'a:', ':b', 'a:b:smtp', 'a:b:', 'A:b'])
    t.is(parseGivenFlow(wrong), undefined)
})

test('the budget is one of each flow', t => {
  const {flows} = readGivenFault(file, ['link', 'lan', 'down'], {
    ...{within: '30s', flow: ['client:server', 'server:client:udp'], 'max-outage': '300ms'},
  })
  t.deepEqual(flows, [
    {from: ['client'], to: ['server'], 'max-outage': '300ms'},
    {from: ['server'], to: ['client'], by: 'udp', 'max-outage': '300ms'},
  ])
})

test('a budget without a flow, and a flow of nobody, are told', t => {
  const given = (values: object): unknown =>
    readGivenFault(file, ['link lan down'], {within: '30s', ...values} as never)
  t.throws(() => given({'max-outage': '3s'}), {instanceOf: UsageError, message: /--flow FROM:TO is missing/})
  t.throws(() => given({flow: ['klient:server']}), {
    instanceOf: UsageError,
    message: /^--flow must stand for somebody .*got "klient"; did you mean client\?$/,
  })
})
