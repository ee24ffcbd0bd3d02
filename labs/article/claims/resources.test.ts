import test from 'ava'
import {CheckFailed, NotObservable} from '../../../src/lab/check-failed.ts'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {machinesHaveResources} from './resources.ts'

const gibibyte = 2 ** 30
interface Limits {
  cpus?: number
  memory?: number
}

/** The article's lab, of which each machine has the resources that it ought to, but lxd-2. */
function labWith(limits: Limits, others: Limits = {cpus: 1, memory: gibibyte}) {
  const lab = fakeLab()
  for (const {name, place} of lab.machines)
    place.resources = async () => ({disk: undefined, ...(name === 'lxd-2' ? limits : others)}) as never
  return lab
}

test('machines with 1 CPU and 1 GiB are as the article has them', async t => {
  await t.notThrowsAsync(machinesHaveResources({lab: labWith({cpus: 1, memory: gibibyte})}))
})

test('a machine with more, less or no limit is told', async t => {
  const cases: [Limits, string][] = [
    [{cpus: 2, memory: gibibyte}, 'lxd-2 2 CPU, 1024 MiB'],
    [{cpus: 1, memory: gibibyte / 2}, 'lxd-2 1 CPU, 512 MiB'],
    [{memory: gibibyte}, 'lxd-2 all CPU, 1024 MiB'],
    [{cpus: 1}, 'lxd-2 1 CPU, all MiB'],
    [{}, 'lxd-2 all CPU, all MiB'],
  ]
  for (const [limits, got] of cases) {
    const error = await t.throwsAsync(machinesHaveResources({lab: labWith(limits)}), {
      instanceOf: CheckFailed,
    })
    t.true(error.message.includes(got), error.message)
  }
})

test('where no machine has limits that its provider can tell, nothing is judged', async t => {
  await t.throwsAsync(machinesHaveResources({lab: labWith({}, {})}), {instanceOf: NotObservable})
})
