import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import * as z from 'zod'
import {flowReport, reportOfFlow} from '../../test/support/sample-flow.ts'
import {evil, result, sampleReport, startedAt} from '../../test/support/sample-report.ts'
import {packageRoot} from '../process/package-root.ts'
import {JsonDocument} from './json-document.ts'
import type {Report} from './report.ts'
import {reportDocument} from './report-document.ts'

const count = z.int().nonnegative()
const ms = z.number().nonnegative()
const latency = z.strictObject({median: ms, max: ms}).optional()
const flow = z.strictObject({
  ...{name: z.string(), from: z.string(), to: z.string(), by: z.string(), periodMs: ms, startedAt: count},
  ...{sent: count, lost: count, duplicates: count, reordered: count},
  outage: z.strictObject({atLeastMs: ms, atMostMs: ms, fromMs: ms, untilMs: ms}).optional(),
  lossRuns: z.array(z.strictObject({fromMs: ms, untilMs: ms, count})),
  latencyMs: z.strictObject({before: latency, during: latency, after: latency}),
  stallsMs: z.strictObject({sender: ms, responder: ms, harness: ms}),
  maxOutageMs: ms.optional(),
  marks: z.array(z.strictObject({atMs: z.number(), words: z.string()})),
  samples: z.array(z.tuple([ms, ms.nullable()])),
  reasons: z.record(z.string(), count),
  ended: z.string().optional(),
})
const schema = z.strictObject({
  version: z.literal(1),
  scenario: z.string(),
  verdict: z.enum(['passed', 'failed', 'error']),
  reason: z.string(),
  stopped: z.boolean(),
  ...{passed: count, failed: count, errors: count, skipped: count, durationMs: count},
  cases: z.record(
    z.string().regex(/^[A-Z]\d+[a-z]?$/),
    z.strictObject({
      title: z.string(),
      status: z.enum(['passed', 'failed', 'error', 'not run', 'skipped']),
      ...{passed: count, total: count},
    }),
  ),
  red: z.array(
    z.strictObject({
      ids: z.array(z.string()),
      ...{phase: z.string(), name: z.string(), status: z.enum(['failed', 'error'])},
      expected: z.string().nullable(),
      got: z.string(),
      ...{where: z.string().nullable(), hint: z.string().nullable(), evidence: z.string().nullable()},
    }),
  ),
  flows: z.array(flow),
})

/** What a program reads that was given the output. */
function written(report: Report): z.infer<typeof schema> {
  let text = ''
  new JsonDocument({write: piece => (text += piece)}).closed(report)
  return schema.parse(JSON.parse(text))
}

test('a run is one document of one shape, whatever happened in it', t => {
  const {red, failed, errors} = written(sampleReport)
  t.is(red.length, failed + errors)
  t.true(red.some(({where, hint}) => where !== null || hint !== null))
})

test('what is red is told with ids, expected, got, where and hint; what passed only by its id', t => {
  const F6 = 'nothing drops what is forwarded on the overlay'
  const cases = [
    result(
      'matrix',
      `F6 ${F6}`,
      {status: 'failed', expected: 'none', got: evil, hint: 'nft list ruleset'},
      {
        ...{claims: ['F6'], explanation: 'the policy drops it', evidence: 'evidence/check/01-matrix'},
      },
    ),
    result('machines', 'P1 four machines exist and run', {status: 'passed'}, {claims: ['P1']}),
    result('machines', 'P4 one underlay', {status: 'error', message: 'no answer'}, {claims: ['P4']}),
  ]
  const report: Report = {
    ...{scenario: 'check', file: 'TEST-check.xml', startedAt, durationMs: 1.5, properties: {}, timings: []},
    suites: [{name: 'matrix', startedAt, durationMs: 1, cases}],
  }
  const document = written(report)
  t.like(document, {verdict: 'error', passed: 1, failed: 1, errors: 1, stopped: false})
  t.deepEqual(document.cases.P1, {
    title: 'four machines exist and run',
    status: 'passed',
    passed: 1,
    total: 1,
  })
  t.deepEqual(document.red, [
    {
      ...{ids: ['F6'], phase: 'matrix', name: `F6 ${F6}`, status: 'failed', expected: 'none', got: evil},
      ...{where: 'the policy drops it', hint: 'nft list ruleset', evidence: 'evidence/check/01-matrix'},
    },
    {
      ...{ids: ['P4'], phase: 'machines', name: 'P4 one underlay', status: 'error', expected: null},
      ...{got: 'no answer', where: null, hint: null, evidence: null},
    },
  ])
})

test('each flow is told with its samples', t => {
  t.deepEqual(written(reportOfFlow).flows, [flowReport])
})

test('the sample in the docs is such a document', t => {
  const sample = readFileSync(join(packageRoot, 'docs/samples/check.json'), 'utf8')
  t.notThrows(() => schema.parse(JSON.parse(sample)))
  t.is(reportDocument(sampleReport).version, schema.parse(JSON.parse(sample)).version)
})
