import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {LabFileError} from '../lab/file/lab-file-error.ts'
import {readOwnLab} from './own-lab-file.ts'
import {refuseIdleAskings} from './refuse-idle-askings.ts'

const folder = temporaryFolder()

function problemsOf(more: string, lan = 'subnet: 192.0.2.0/24, host: 192.0.2.1'): string[] {
  const file = join(folder, 'lab.yaml')
  writeFileSync(
    file,
    `version: 1
lab: idle
networks: {lan: {${lan}}}
machines:
  a: {networks: {lan: 192.0.2.10}}
  b: {networks: {lan: 192.0.2.20}}
  db: {networks: {lan: 192.0.2.40}, services: {postgres: tcp/5432}}
  db-backup: {networks: {lan: 192.0.2.41}}
${more}
`,
  )
  try {
    refuseIdleAskings(readOwnLab(file, 'lab.yaml', 'valid'), file, 'lab.yaml')
    return []
  } catch (error) {
    if (error instanceof LabFileError) return error.message.split('\n')
    throw error
  }
}

const setup = (flow: string): string => `setup: [{on: a, run: "true", flows: [{${flow}}]}]`
const flowRule = 'must ask somebody: those that it names have no address in common'
const ruleRule = 'must ask somebody: those that it names have no family, place or service in common'

test('a flow by which nobody can be asked is refused: its budget would never be looked at', t => {
  const at = 'lab.yaml:9:38: setup.0.flows.0'
  t.deepEqual(problemsOf(setup('from: a, to: a')), [
    `${at} ${flowRule}; got "from a to a"; change from or to`,
  ])
  t.deepEqual(problemsOf(setup('from: a, to: b, family: v6')), [
    `${at} ${flowRule}; got "from a to b, family v6"; change from, to or family`,
  ])
  t.deepEqual(problemsOf(setup('from: a, to: [a, b]')), [])
  t.regex(
    problemsOf('reboots: [{flows: [{from: a, to: a}]}]')[0] ?? '',
    /^lab\.yaml:9:20: reboots\.0\.flows\.0 must ask/,
  )
  t.regex(
    problemsOf('order: [{reboot: {flows: [{from: a, to: a}]}}]')[0] ?? '',
    /^lab\.yaml:9:27: order\.0\.reboot\.flows\.0 must ask/,
  )
  t.regex(
    problemsOf('faults: [{do: freeze a, flows: [{from: a, to: a}]}]')[0] ?? '',
    /^lab\.yaml:9:33: faults\.0\.flows\.0 must ask/,
  )
})

test('no flow asks a host without a place, as no rule does', t => {
  const lan = 'subnet: 192.0.2.0/24'
  t.deepEqual(problemsOf(setup('from: a, to: host'), lan), [
    'lab.yaml:9:52: setup.0.flows.0.to must not be the host, which has no place on any network; got ["host"]; give a network the key host',
  ])
  t.deepEqual(problemsOf(setup('from: a, to: "*"'), lan), [])
})

test('a rule by which nobody is asked is told with its line, as a run would tell it', t => {
  t.deepEqual(problemsOf('expect: [{from: a, to: a, allow: icmp}]'), [
    `lab.yaml:9:10: expect.0 ${ruleRule}; got "from a to a, allow icmp"; change from, to or allow`,
  ])
  t.deepEqual(problemsOf('expect: [{from: a, to: b, allow: icmp, family: v6}]'), [
    `lab.yaml:9:10: expect.0 ${ruleRule}; got "from a to b, allow icmp, family v6"; change from, to, allow or family`,
  ])
  t.regex(
    problemsOf('faults: [{do: freeze b, expect: [{from: a, to: a, deny: icmp}]}]')[0] ?? '',
    /^lab\.yaml:9:34: faults\.0\.expect\.0 must ask somebody/,
  )
})

test('a service is of those that have it, and of nobody whose name begins alike', t => {
  t.regex(
    problemsOf('expect: [{from: a, to: db-backup, allow: postgres}]')[0] ?? '',
    /^lab\.yaml:9:42: expect\.0\.allow must be icmp,.* or a service of those asked: there is none; got "postgres"/,
  )
  t.deepEqual(problemsOf('expect: [{from: a, to: db, allow: postgres}]'), [])
})
