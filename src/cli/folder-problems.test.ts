import test from 'ava'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {takeCallersVariables} from '../process/callers-variables.ts'
import {folderProblems, secretProblems} from './folder-problems.ts'

const file = readLabFile(
  `version: 1
lab: one
networks: {lan: {subnet: 192.0.2.0/24}}
machines: {web: {networks: {lan: 192.0.2.11}}}
setup: [{on: web, run: 'true', secrets: [LONG_SECRET, PIN, UNSET_SECRET]}]`,
  'lab.yaml',
)

test('a secret that is not set, or too short to be masked, is a problem that names it and not its value', t => {
  takeCallersVariables({LONG_SECRET: '12345678', PIN: '4711'})
  const problems = secretProblems(file)
  t.deepEqual(
    problems.map(({value, rule}) => [value, rule]),
    [
      ['PIN', 'must have at least 8 characters: what is shorter cannot be masked'],
      ['UNSET_SECRET', 'must be set in fanlab’s environment'],
    ],
  )
  t.false(JSON.stringify(problems).includes('4711'))
})

test('content is one file: a place that ends like a folder is refused', t => {
  const text = `version: 1
lab: one
networks: {lan: {subnet: 192.0.2.0/24}}
machines: {web: {networks: {lan: 192.0.2.11}, files: {/etc/motd: {content: hi}, /etc/new/: {content: hi}}}}`
  t.deepEqual(folderProblems(readLabFile(text, 'lab.yaml'), '/'), [
    {
      path: ['machines', 'web', 'files', '/etc/new/'],
      isKey: true,
      rule: 'must not end with / beside content',
      value: '/etc/new/',
      remedy: 'leave that out',
    },
  ])
})
