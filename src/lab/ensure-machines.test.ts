import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {Hopeless} from '../process/wait-until.ts'
import type {MachineSpec, ProvidedLab} from '../providers/provider.ts'
import {ensureMachines} from './ensure-machines.ts'

const {topology, machines, host} = fakeLab()
const names = topology.machines.map(({name}) => name)
const specOf = ({name}: {name: string}): MachineSpec => ({name}) as MachineSpec

interface Boots {
  provided: ProvidedLab
  /** What happened: `create NAME` when a machine is asked for, `booted NAME` when somebody has waited for its boot. */
  events: string[]
}

/** A lab of the article's machines whose provider can boot so many at once. */
function boots(bootsAtOnce: number | undefined, broken: readonly string[] = []): Boots {
  const events: string[] = []
  const created = fakeLab(name => {
    events.push(`booted ${name}`)
    if (broken.includes(name)) throw new Hopeless('the machine does not run')
    return 'running'
  }).machines
  const provided = {
    spec: {name: 'test'},
    host: host.place,
    ...(bootsAtOnce !== undefined && {bootsAtOnce}),
    async create({name}: MachineSpec) {
      events.push(`create ${name}`)
      return created.find(machine => machine.name === name)?.place
    },
  }
  return {provided: provided as unknown as ProvidedLab, events}
}

const making = {signal: new AbortController().signal, started: () => {}}

test('all machines of a lab are started at once, and nobody waits for a boot', async t => {
  for (const atOnce of [undefined, names.length]) {
    const {provided, events} = boots(atOnce)
    const lab = await ensureMachines(provided, topology, specOf, making)
    t.deepEqual(
      events,
      names.map(name => `create ${name}`),
    )
    t.is(lab.machines.length, machines.length)
  }
})

test('where only some can boot at once, the next machine is started when one has booted', async t => {
  const {provided, events} = boots(2)
  const told: string[] = []
  await ensureMachines(provided, topology, specOf, {
    ...making,
    started: (done, all) => told.push(`${done} of ${all}`),
  })
  for (const [index, event] of events.entries()) {
    const before = events.slice(0, index + 1)
    const booting = before.filter(each => each.startsWith('create')).length
    const booted = before.filter(each => each.startsWith('booted')).length
    t.true(booting - booted <= 2, `${event} came as ${booting} of which ${booted} had booted`)
  }
  t.deepEqual(
    told,
    names.map((_, index) => `${index + 1} of ${names.length}`),
  )
})

test('a boot that fails keeps no other machine from being started', async t => {
  const {provided, events} = boots(1, [names[0] as string])
  const lab = await ensureMachines(provided, topology, specOf, making)
  t.deepEqual(
    events.filter(each => each.startsWith('create')),
    names.map(name => `create ${name}`),
  )
  t.is(lab.machines.length, names.length)
})

test('who waits for a turn starts nothing when the run is stopped', async t => {
  const {provided, events} = boots(1)
  const controller = new AbortController()
  const making = {signal: controller.signal, started: () => controller.abort(new Error('stopped'))}
  await t.throwsAsync(ensureMachines(provided, topology, specOf, making), {message: 'stopped'})
  t.deepEqual(
    events.filter(each => each.startsWith('create')),
    [`create ${names[0]}`],
  )
})
