import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import type {Cell} from '../lab/cell.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {PlaceHandle} from '../lab/machine.ts'
import {openCommand} from '../process/open-command.ts'
import {run} from '../process/run.ts'
import {runMatrix} from './run-matrix.ts'

const fixtures = join(import.meta.dirname, '../probe/fixtures')

/** A place whose fping is the one of the fixtures. */
function placeWith(env: Record<string, string>): PlaceHandle {
  const PATH = `${fixtures}:${process.env.PATH}`
  return new PlaceHandle({
    name: 'here',
    pace: 1,
    run: (argv, options = {}) => run(argv, {...options, env: {PATH, ...env}}),
    open: (argv, events) => openCommand(argv, {PATH: process.env.PATH ?? ''}, events),
    attach: argv => argv,
  })
}

async function matrixOf(env: Record<string, string>, expected: Cell['expected'] = 'answer') {
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
    {source: 'a', target: 'b', protocol: 'icmp', expected},
    {source: 'b', target: 'a', protocol: 'icmp', expected},
  ]
  return runMatrix(endpoints, cells, {mtu: 1450, within: 1500, pace: 1})
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

test('a cell that stays silent fails, and only that one', async t => {
  const [first, second] = await matrixOf({SILENT: '10.0.0.2'})
  t.like(first, {passed: false, got: '0 of 1 answers (xmt/rcv/%loss = 1/0/100%)'})
  t.true(second?.passed)
})

test('one lost packet of ten is a failure', async t => {
  const [first, second] = await matrixOf({LOSSY: '10.0.0.2'})
  t.like(first, {passed: false, got: '9 of 10 answers (xmt/rcv/%loss = 10/9/10%)'})
  t.true(second?.passed)
})

test('a cell that needs a while passes, and tells how often it was asked', async t => {
  const COUNTS = temporaryFolder()
  const [first, second] = await matrixOf({SLOW: '10.0.0.2', COUNTS})
  t.like(first, {passed: true, attempts: 3})
  t.like(second, {passed: true, attempts: 1})
})

test('where silence is expected, an answer is the failure', async t => {
  const [first, second] = await matrixOf({SILENT: '10.0.0.2'}, 'silence')
  t.true(first?.passed)
  t.like(second, {passed: false, got: '2 of 2 answers'})
})
