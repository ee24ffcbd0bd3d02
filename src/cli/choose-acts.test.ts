import test from 'ava'
import {UsageError} from '../process/usage-error.ts'
import {chooseActs} from './choose-acts.ts'

const acts = ['LXD is stopped', 'nginx is stopped', 'nginx answers with 500', 'the link is down'].map(
  name => ({
    name,
  }),
)
const ids = (given?: string): string[] => chooseActs(acts, given).chosen.map(({id}) => id)
const problem = (given: string): string => new UsageError(chooseActs(acts, given).problems).message

test('all acts are chosen where none is named', t => {
  t.deepEqual(ids(), ['S1', 'S2', 'S3', 'S4'])
})

test('acts are chosen by number, range and part of their names, and keep their order and numbers', t => {
  t.deepEqual(ids('S4,S1'), ['S1', 'S4'])
  t.deepEqual(ids('s2-S3'), ['S2', 'S3'])
  t.deepEqual(ids('S2-3'), ['S2', 'S3'])
  t.deepEqual(ids('NGINX, link'), ['S2', 'S3', 'S4'])
  t.deepEqual(chooseActs(acts, 'S3').chosen[0]?.act, {name: 'nginx answers with 500'})
})

test('a word that means no act is told, and so is a range that leaves them', t => {
  t.is(
    problem('S5'),
    '--acts must list acts by number, S1 to S4, by a range such as S3-S7, or by a part of their names; no act is "S5"',
  )
  for (const word of ['S0', 'S3-S9', 'S3-S2', 'moon', '']) t.regex(problem(`S1,${word}`), /no act is/, word)
})
