import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {Lab} from '../lab/lab.ts'
import {Machine} from '../lab/machine.ts'
import {openCommand} from '../process/open-command.ts'
import type {Place} from '../providers/provider.ts'
import {placeEndpoints} from './endpoints.ts'
import {expectSilence} from './silence.ts'

const topology = topologyOf(
  readLabFile(
    `version: 1
lab: three
networks: {lan: {subnet: 10.1.0.0/24, host: 10.1.0.1}}
machines: {a: {networks: {lan: 10.1.0.2}}, b: {networks: {lan: 10.1.0.3}}, c: {networks: {lan: 10.1.0.4}}}
overlays: {flat: {type: fan, over: lan, prefix: 240.0.0.0/8}}`,
    'lab.yaml',
  ),
)

const prober = join(import.meta.dirname, '../probe/fixtures/prober')

/** A asks b, which nobody gets an answer of; the probers are those of the fixtures. */
async function silenceWith(env: Record<string, string>): Promise<void> {
  const planned = fakeLab(() => '', topology)
  const answering = <P extends Place>(place: P): P => ({
    ...place,
    open: (_argv, events) => openCommand([prober], {PATH: process.env.PATH ?? '', ...env}, events),
  })
  const machines = planned.machines.map(({place}) => new Machine(answering(place)))
  const lab = new Lab('test', topology, answering(planned.host.place), machines)
  const [, a, b] = placeEndpoints(lab)
  if (!a || !b) throw new Error('the lab has no a and b')
  await expectSilence({lab}, [a], [b])
}

const silent = {SILENT: '240.3.0.1'}

test('silence proves nothing where packets could not be looked at, and it is asked again', async t => {
  const rounds = join(temporaryFolder(), 'rounds')
  await t.throwsAsync(silenceWith({...silent, MISSED: '3', ROUNDS: rounds}), {
    message: /^cannot tell whether silence proves anything: \d+ packets could not be looked at/,
  })
  // The one that asks has three questions: whom it must not reach, and whom it has to.
  const asked = (await readFile(rounds, 'utf8')).split('\n').filter(line => line === '3 9')
  t.is(asked.length, 4)
})

test('silence of whom nobody else reaches, either, proves nothing', async t => {
  await t.throwsAsync(silenceWith(silent), {
    message: /^cannot tell whether silence proves anything: b answers nobody else, either/,
  })
})
