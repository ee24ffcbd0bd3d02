import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import type {Problem} from '../process/problem.ts'
import {providerNames} from '../providers/provider-names.ts'
import {byExtent, verification} from '../providers/verification.ts'
import {firstUsable, preference} from './choose-provider.ts'

const problem = (message: string): Problem => ({message, hint: `hint of ${message}`})
const names = (['multipass', 'qemu', 'lxc', 'uml'] as const).map(name => ({name}))

test('the first provider that nothing speaks against is taken, and the line says why none before', async t => {
  const asked: string[] = []
  const choice = await firstUsable(names, async ({name}) => {
    asked.push(name)
    return name === 'lxc' ? [] : [problem(`${name} is not here\nwith details`), problem('more')]
  })
  t.deepEqual(choice, {
    name: 'lxc',
    why: 'lxc works here, verified: whole scenario, contract suite; not multipass: multipass is not here; not qemu: qemu is not here',
  })
  t.deepEqual(asked, ['multipass', 'qemu', 'lxc'], 'nobody after it is asked')
})

test('the preferred one is told with how it was verified, and nobody else', async t => {
  const {name, why} = await firstUsable(names, async () => [])
  t.is(name, 'multipass')
  t.is(why, `multipass works here, verified: ${verification.multipass.how}`)
})

test('where none works, every reason and every hint is told', async t => {
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

test('what was verified comes before what was not, and software emulation is never chosen', t => {
  const extents = preference.map(({name}) => byExtent.indexOf(verification[name].extent))
  t.deepEqual(
    extents,
    [...extents].sort((one, other) => one - other),
  )
  t.is(preference[0]?.name, 'lxc')
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
