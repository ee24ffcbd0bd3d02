import test from 'ava'
import {readLabFile} from './read-lab-file.ts'

/** What is told of a lab whose key `client` is three machines, and `web` two containers. */
function told(rule: string, more = ''): string[] {
  try {
    readLabFile(
      `version: 1
lab: numbered
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines:
  client: {count: 3, networks: {lan: 192.0.2.30}}
  b: {networks: {lan: 192.0.2.20}, role: docker}${more}
containers: {web: {on: b, network: bridge, count: 2}}
${rule}`,
      'lab.yaml',
    )
    return []
  } catch (error) {
    return (error as Error).message.split('\n').map(line => line.split('; ').at(-1) ?? '')
  }
}

test('the key of several machines or containers is told with the pattern of all, not as one of them', t => {
  t.deepEqual(told('expect: [{from: client, to: web, allow: icmp}]'), [
    'write client-* for all of them',
    'write web-* for all of them',
  ])
  t.deepEqual(told('groups: {all: [client, b]}'), ['write client-* for all of them'])
  t.deepEqual(told('setup: [{on: client, run: "true"}]'), ['write client-* for all of them'])
  t.deepEqual(told('setup: [{on: client-*, run: "true"}]'), [])
  t.deepEqual(told('setup: [{on: web, run: "true"}]'), ['got "web"'])
})

test('where the pattern is also that of others, all names of the key are told', t => {
  const other = '\n  client-old: {networks: {lan: 192.0.2.40}}'
  t.deepEqual(told('setup: [{on: client, run: "true"}]', other), [
    'write [client-1, client-2, client-3] for all of them',
  ])
})

test('a name that is nobody’s is told with the nearest one', t => {
  t.deepEqual(told('setup: [{on: client-11, run: "true"}]'), ['did you mean client-1?'])
})
