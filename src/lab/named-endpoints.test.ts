import test from 'ava'
import {readLabFile} from './file/read-lab-file.ts'
import {topologyOf} from './file/topology-of.ts'
import {namedEndpoints} from './named-endpoints.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: named
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines:
  web: {count: 3, networks: {lan: 192.0.2.10}}
  db: {networks: {lan: 192.0.2.20}}
groups: {servers: [web-*, db], everyone: [servers, host]}`,
    'lab.yaml',
  ),
)

test('names, patterns and groups stand for endpoints in the order of the lab', t => {
  t.deepEqual(namedEndpoints(topology, ['db', 'web-*']).names, ['web-1', 'web-2', 'web-3', 'db'])
  t.deepEqual(namedEndpoints(topology, ['everyone']).names, ['host', 'web-1', 'web-2', 'web-3', 'db'])
})

test('words that stand for nobody are told', t => {
  t.deepEqual(namedEndpoints(topology, ['web-2', 'wbe-1', 'constructor']), {
    names: ['web-2'],
    unknown: ['wbe-1', 'constructor'],
  })
})
