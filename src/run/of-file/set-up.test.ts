import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {stepContext} from '../../../test/support/step-context.ts'
import {readLabFile} from '../../lab/file/read-lab-file.ts'
import type {StoryContext} from '../story.ts'
import {type SetupStep, setUp} from './set-up.ts'

const file = readLabFile(
  `version: 1
lab: two
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines: {lxd-1: {networks: {lan: 192.0.2.11}}, lxd-2: {networks: {lan: 192.0.2.12}}}`,
  'lab.yaml',
)

async function done(step: SetupStep, said = '') {
  const ran: string[] = []
  const secrets: string[] = []
  const outputs = new Map([['EARLIER', 'value']])
  const lab = fakeLab((machine, argv, options) => {
    if (argv[0] === 'cat') return said
    const variables = String(options?.stdin ?? '').replaceAll('\0', ' ')
    if (argv.at(-1) === step.run) ran.push(`${machine}: ${variables}`)
    return ''
  })
  const context = {...stepContext(lab), secret: (text: string) => void secrets.push(text)}
  await setUp(
    context as unknown as StoryContext,
    {file, folder: '/nowhere', functions: new Map()},
    step,
    outputs,
  )
  return {ran, secrets, outputs: Object.fromEntries(outputs)}
}

test('each machine gets its name, address and number, and what earlier steps have written', async t => {
  const {ran} = await done({on: ['lxd-*'], run: 'true'})
  t.deepEqual(ran.sort(), [
    'lxd-1: EARLIER=value LAB_MACHINE=lxd-1 LAB_ADDRESS=10.79.89.132 LAB_INDEX=1 ',
    'lxd-2: EARLIER=value LAB_MACHINE=lxd-2 LAB_ADDRESS=10.79.89.228 LAB_INDEX=2 ',
  ])
})

test('what a step writes is there for the next one, and what is masked is a secret', async t => {
  const step = {on: ['lxd-1'], run: 'init', outputs: ['TOKEN', 'PORT'], masked: ['TOKEN']}
  const {outputs, secrets} = await done(step, 'TOKEN=old\nTOKEN=a=b c\nPORT=1\n')
  t.deepEqual(outputs, {EARLIER: 'value', TOKEN: 'a=b c', PORT: '1'})
  t.deepEqual(secrets, ['a=b c'])
})

test('an output that was not written, or that nobody declared, is an error without its value', async t => {
  const step = {on: ['lxd-1'], run: 'init', outputs: ['TOKEN']}
  await t.throwsAsync(done(step, ''), {
    message: 'cannot go on after "init": it has not written TOKEN',
  })
  await t.throwsAsync(done(step, 'TOKEM=secret\n'), {
    message: 'cannot read what lxd-1 wrote to $LAB_OUTPUT: a line is no NAME=VALUE of TOKEN',
  })
})
