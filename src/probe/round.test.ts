import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {PlaceHandle} from '../lab/machine.ts'
import {openCommand} from '../process/open-command.ts'
import {run} from '../process/run.ts'
import {Prober} from './prober.ts'
import type {Question} from './question.ts'
import {askRound} from './round.ts'
import {silentPlaces} from './silent-places.ts'
import {endedLine} from './wire.ts'

const prober = join(import.meta.dirname, 'fixtures/prober')

/** One question on a place whose prober is the one of the fixtures; each round is a line of the file. */
function questionOn(rounds: string, env: Readonly<Record<string, string>> = {}): Question {
  const place = new PlaceHandle({
    name: 'here',
    pace: 1,
    run: (argv, options = {}) => run(argv, options),
    open: (_argv, events) =>
      openCommand([prober], {PATH: process.env.PATH ?? '', ROUNDS: rounds, ...env}, events),
    attach: argv => argv,
  })
  const endpoint = (name: string, address: string): Endpoint => ({
    ...{name, address, place, kind: 'machine', http: false},
  })
  return {
    ...{source: endpoint('a', '10.0.0.1'), target: endpoint('b', '10.0.0.2'), service: {kind: 'echo'}},
    ...{count: 1, period: 1, within: 1000},
  }
}

test('who asks while a prober starts is asked in the round that waits for it, and is told of his own question', async t => {
  const rounds = join(temporaryFolder(), 'rounds')
  const question = questionOn(rounds)
  const first = askRound([question], {pace: 1})
  await setImmediate()
  const second = askRound([{...question, count: 3}], {pace: 1})
  t.deepEqual(
    (await Promise.all([first, second])).map(([told]) => told?.times.length),
    [1, 3],
  )
  t.is(await readFile(rounds, 'utf8'), '2 4\n')
})

test('who asks while the prober answers is asked in a round behind that', async t => {
  const rounds = join(temporaryFolder(), 'rounds')
  const question = questionOn(rounds)
  await askRound([question], {pace: 1})
  const first = askRound([question], {pace: 1})
  await setImmediate()
  const later = [1, 2].map(() => askRound([question], {pace: 1}))
  await Promise.all([first, ...later])
  t.is(await readFile(rounds, 'utf8'), '1 1\n1 1\n2 2\n')
})

test('whether a prober runs is asked while it answers to nobody else', async t => {
  const rounds = join(temporaryFolder(), 'rounds')
  const question = questionOn(rounds)
  const places = [question.source.place]
  // Also while it starts, and before a round that is asked in the same moment.
  for (let time = 0; time < 3; time++) {
    const before = silentPlaces(places, {pace: 1})
    const told = askRound([question], {pace: 1})
    await setImmediate()
    const [silent, [answer], meanwhile] = await Promise.all([before, told, silentPlaces(places, {pace: 1})])
    t.is(silent.size, 0)
    t.is(meanwhile.size, 0)
    t.is(answer?.times.length, 1)
  }
})

test('a prober that still has to answer is not asked for anything else', async t => {
  const {place} = questionOn(join(temporaryFolder(), 'rounds')).source
  const prober = Prober.of(place)
  // Its deadline keeps this process alive: an open command alone does not.
  const first = prober.request({do: 'end'}, endedLine, {within: 20_000})
  await t.throwsAsync(prober.request({do: 'end'}, endedLine), {message: /asked for two things at a time/})
  t.deepEqual(await first, {})
})

test('of many questions what was seen is told in between, so that a prober need not keep it all', async t => {
  const tells = join(temporaryFolder(), 'tells')
  const question = questionOn(join(temporaryFolder(), 'rounds'), {TELLS: tells, MISSED: '1'})
  const parts = [3000, 3000, 3000, 3000].map(count => Array.from({length: count}, () => ({...question})))
  const told = await askRound(parts.flat(), {pace: 1, parts})
  t.is(await readFile(tells, 'utf8'), '6000 goes on\n6000 ends\n')
  t.is(told.length, 12_000)
  t.true(told.every(({sightings}) => sightings.length === 1))
  // What could not be looked at in one part may have been any of all.
  t.is(told[0]?.missed, 2)
})
