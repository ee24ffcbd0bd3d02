import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import type {Problem} from '../process/problem.ts'
import {providerNames} from '../providers/index.ts'
import {firstUsable, preference} from './choose-provider.ts'

const problem = (message: string): Problem => ({message, remedy: `remedy of ${message}`})
const names = ['multipass', 'qemu', 'lxc', 'uml'].map(name => ({name}))

test('the first provider that nothing speaks against is taken, and the line says why none before', async t => {
  const asked: string[] = []
  const choice = await firstUsable(names, async ({name}) => {
    asked.push(name)
    return name === 'lxc' ? [] : [problem(`${name} is not here\nwith details`), problem('more')]
  })
  t.deepEqual(choice, {
    name: 'lxc',
    why: 'lxc works here; not multipass: multipass is not here; not qemu: qemu is not here',
  })
  t.deepEqual(asked, ['multipass', 'qemu', 'lxc'], 'nobody after it is asked')
})

test('the preferred one needs no explanation', async t => {
  t.deepEqual(await firstUsable(names, async () => []), {name: 'multipass', why: 'multipass works here'})
})

test('where none works, every reason and every remedy is told', async t => {
  const error = await t.throwsAsync(
    firstUsable(names, async ({name}) => [problem(name)]),
    {instanceOf: LabError},
  )
  t.regex(
    error?.message ?? '',
    /no provider works here: not multipass: .*; not qemu: .*; not lxc: .*; not uml: /,
  )
  t.is(error?.hint?.split('\nhint: ').length, 4)
})

test('machines with kernels of their own come before containers, and software emulation is never chosen', t => {
  const order = preference.map(({name}) => name)
  t.true(order.indexOf('multipass') < order.indexOf('lxc'))
  t.true(order.indexOf('qemu') < order.indexOf('lxc'))
  t.is(order.at(-1), 'uml')
  t.true(preference.find(({name}) => name === 'qemu')?.needsKvm)
})

test('nothing is installed for the sake of a provider that is merely preferred', t => {
  t.deepEqual(
    preference.filter(({mayInstall}) => mayInstall).map(({name}) => name),
    ['lxc', 'uml'],
  )
})

test('lxc is among the providers, so that auto always has somebody to ask', t => {
  t.true(providerNames.includes('lxc'))
})
