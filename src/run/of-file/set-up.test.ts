import test from 'ava'
import {fakeLab, type Say} from '../../../test/support/fake-lab.ts'
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

type Said = ReturnType<Say>

/** `written` is what each machine has written to its outputs, and `ends` how the step's command does there. */
async function done(
  step: SetupStep,
  written: string | ((machine: string) => Said) = '',
  ends: (machine: string) => Said = () => '',
  secrets: string[] = [],
) {
  const ran: string[] = []
  const outputs = new Map([['EARLIER', 'value']])
  const lab = fakeLab((machine, argv, options) => {
    if (argv[0] === 'cat') return typeof written === 'string' ? written : written(machine)
    const variables = String(options?.stdin ?? '').replaceAll('\0', ' ')
    if (argv.at(-1) !== step.run) return ''
    ran.push(`${machine}: ${variables}`)
    return ends(machine)
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
  const {outputs, secrets} = await done(step, 'TOKEN=old-token\nTOKEN=a=b cd=e\nPORT=1\n')
  t.deepEqual(outputs, {EARLIER: 'value', TOKEN: 'a=b cd=e', PORT: '1'})
  t.deepEqual(secrets, ['old-token', 'a=b cd=e'])
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

test('of a masked output each machine’s value is a secret', async t => {
  const step = {on: ['lxd-*'], run: 'init', outputs: ['TOKEN'], masked: ['TOKEN']}
  const {secrets} = await done(step, machine => `TOKEN=token-of-${machine}\n`)
  t.deepEqual(secrets.sort(), ['token-of-lxd-1', 'token-of-lxd-2'])
})

const oneOf = {on: ['lxd-1'], run: 'init', outputs: ['TOKEN'], masked: ['TOKEN']}

test('what a step has written is masked before it is told that it failed', async t => {
  const secrets: string[] = []
  const failed = () => ({status: 1, stderr: 'no join with token-of-ann'})
  await t.throwsAsync(done(oneOf, 'TOKEN=token-of-ann\n', failed, secrets), {
    message: 'cannot set up lxd-1: "init": status 1: no join with token-of-ann',
  })
  t.deepEqual(secrets, ['token-of-ann'])
})

test('where nobody can read what has to be masked, nobody reads what the step said', async t => {
  const failed = () => ({status: 1, stderr: 'no join with token-of-ann'})
  const error = await t.throwsAsync(done(oneOf, failed, failed))
  t.is(
    error?.message,
    'cannot set up lxd-1: "init": status 1: what it said is not shown, for the outputs to mask in it cannot be read',
  )
})

test('a masked output that is too short to be masked is an error that names it and not its value', async t => {
  const error = await t.throwsAsync(done(oneOf, 'TOKEN=1234567\n'))
  t.is(error?.message, 'cannot mask the output TOKEN of "init": it has fewer than 8 characters')
  t.deepEqual((await done(oneOf, 'TOKEN=\n')).secrets, [])
})
