import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {Cell} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {PlaceHandle} from '../lab/machine.ts'
import {overlayOf} from '../overlays/index.ts'
import {openCommand} from '../process/open-command.ts'
import {run} from '../process/run.ts'
import {runMatrix} from './run-matrix.ts'

const prober = join(import.meta.dirname, '../probe/fixtures/prober')

/** A place whose prober is the one of the fixtures. */
const placeWith = (env: Record<string, string>): PlaceHandle =>
  new PlaceHandle({
    name: 'here',
    pace: 1,
    run: (argv, options = {}) => run(argv, options),
    open: (_argv, events) => openCommand([prober], {PATH: process.env.PATH ?? '', ...env}, events),
    attach: argv => argv,
  })

async function matrixOf(env: Record<string, string>) {
  const place = placeWith(env)
  const endpoint = (name: string, address: string): Endpoint => ({
    name,
    kind: 'machine',
    address,
    place,
    http: false,
  })
  const endpoints = [endpoint('a', '10.0.0.1'), endpoint('b', '10.0.0.2')]
  const cells: Cell[] = [
    {source: 'a', target: 'b', protocol: 'icmp', expected: 'answer'},
    {source: 'b', target: 'a', protocol: 'icmp', expected: 'answer'},
  ]
  return runMatrix(endpoints, cells, {overlay: overlayOf(fakeLab()), within: 5000, pace: 1})
}

test('cells that answer every packet pass at once', async t => {
  const results = await matrixOf({})
  t.deepEqual(
    results.map(({passed, attempts, got}) => ({passed, attempts, got})),
    [
      {passed: true, attempts: 1, got: '10 of 10 answers'},
      {passed: true, attempts: 1, got: '10 of 10 answers'},
    ],
  )
})

test('where all answer, one round asks them everything', async t => {
  const rounds = join(temporaryFolder(), 'rounds')
  await matrixOf({ROUNDS: rounds})
  t.is(await readFile(rounds, 'utf8'), '2 20\n')
})

test('where one needs a while, all that answer are asked for everything once it does', async t => {
  const rounds = join(temporaryFolder(), 'rounds')
  await matrixOf({ROUNDS: rounds, SLOW: '10.0.0.2'})
  t.is(await readFile(rounds, 'utf8'), ['2 20', '1 1', '1 1', '2 20', ''].join('\n'))
})

test('a cell that stays silent fails, and only that one', async t => {
  const [first, second] = await matrixOf({SILENT: '10.0.0.2'})
  t.like(first, {passed: false, got: 'no answer; b got the question, and its answer was not seen'})
  t.true(second?.passed)
})

test('one lost packet of ten is a failure', async t => {
  const [first, second] = await matrixOf({LOSSY: '10.0.0.2'})
  t.like(first, {passed: false, got: '9 of 10 answers'})
  t.true(second?.passed)
})

test('a cell that needs a while passes, and tells how often it was asked', async t => {
  const [first, second] = await matrixOf({SLOW: '10.0.0.2'})
  t.like(first, {passed: true, attempts: 3})
  t.like(second, {passed: true, attempts: 1})
})

test('an answer to what the target never saw is somebody else’s', async t => {
  const [first, second] = await matrixOf({IMPOSTOR: '10.0.0.2'})
  t.like(first, {passed: false, got: '1 of 1 answers; somebody else answered: b never saw the question'})
  t.true(second?.passed)
})

test('a question that comes from another address is a failure', async t => {
  const [first, second] = await matrixOf({ELSEWHERE: '10.0.0.2'})
  t.like(first, {passed: false, got: '1 of 1 answers; b saw 10.0.0.99 asking, where a has 10.0.0.1'})
  t.true(second?.passed)
})

test('a prober that ends is a fault of the run and not of the network', async t => {
  const place = new PlaceHandle({
    name: 'here',
    pace: 1,
    run: (argv, options = {}) => run(argv, options),
    open: (_argv, events) => openCommand(['sh', '-c', 'echo no python >&2; exit 3'], {}, events),
    attach: argv => argv,
  })
  const endpoint: Endpoint = {name: 'a', kind: 'machine', address: '10.0.0.1', place, http: false}
  const other: Endpoint = {...endpoint, name: 'b', address: '10.0.0.2'}
  const cell: Cell = {source: 'a', target: 'b', protocol: 'icmp', expected: 'answer'}
  const matrix = runMatrix([endpoint, other], [cell], {
    overlay: overlayOf(fakeLab()),
    within: 500,
    pace: 1,
  })
  await t.throwsAsync(matrix, {message: 'cannot probe from here: its prober ended: "no python"'})
})

test('one that ended before it was asked is opened anew', async t => {
  const results = await matrixOf({DIES: 'prepare', DIED: join(temporaryFolder(), 'died')})
  t.true(results.every(({passed}) => passed))
})

test('one that ends while it asks, or before it has told what it saw, proves nothing', async t => {
  for (const DIES of ['ask', 'tell']) {
    await t.throwsAsync(matrixOf({DIES, DIED: join(temporaryFolder(), 'died')}), {
      message: 'cannot probe from here: its prober ended',
    })
  }
})
