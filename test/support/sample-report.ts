import type {CaseResult, Outcome} from '../../src/report/case.ts'
import type {ClaimTable} from '../../src/report/claim-table.ts'
import type {LabPicture} from '../../src/report/lab-picture.ts'
import type {Report} from '../../src/report/report.ts'

// A run for tests of what is made from a report: small, with everything that can be in one.

export const startedAt = new Date('2026-11-22T21:59:58.900Z')

/** What a machine could write to do harm. */
export const evil = [
  '::error::no command',
  '##[group]none either',
  '```',
  '</code></details><script>alert(1)</script>',
  '| a | b |\n---',
  '@octocat #1 $x$ [a](http://b) `c` **d** <!-- ',
  '\x1b[31mred\x1b[0m\x00',
].join('\n')

export const sampleLab: LabPicture = {
  underlay: '10.79.89.0/24',
  overlay: '240.0.0.0/8',
  vni: 15_728_640,
  mtu: 1450,
  host: {address: '10.79.89.1', fanAddress: '240.1.0.1'},
  machines: [
    {name: 'lxd-1', role: 'lxd-cluster', address: '10.79.89.132', fanAddress: '240.132.0.1'},
    {name: 'load-balancer', role: 'docker', address: '10.79.89.225', fanAddress: '240.225.0.1'},
  ],
  endpoints: [
    {name: 'host', kind: 'host', address: '240.1.0.1', machine: 'host'},
    {name: 'lxd-1', kind: 'machine', address: '240.132.0.1', machine: 'lxd-1'},
    {name: 'load-balancer', kind: 'machine', address: '240.225.0.1', machine: 'load-balancer'},
    {name: 'container-1', kind: 'container', address: '240.132.0.96', machine: 'lxd-1'},
    {name: 'container-2', kind: 'container'},
    {name: 'docker-container-1', kind: 'docker', address: '240.225.0.2', machine: 'load-balancer'},
  ],
}

export const result = (
  suite: string,
  name: string,
  outcome: Outcome,
  more: Partial<CaseResult> = {},
): CaseResult => ({suite, name, claims: [], outcome, startedAt, durationMs: 1234.5678, ...more})

export const cell = (
  source: string,
  target: string,
  outcome: Outcome,
  more: Partial<CaseResult> = {},
): CaseResult =>
  result('matrix', `${source} reaches ${target} by icmp`, outcome, {
    cell: {source, target, protocol: 'icmp', expected: 'answer'},
    ...more,
  })

const sampleClaims: ClaimTable = {
  deliverables: {
    D1: 'containers on the same machine reach each other',
    D2: 'containers on different machines reach each other',
    D3: 'the load balancer and every container reach each other',
    D4: 'the host and every container reach each other',
  },
  controls: ['P8'],
}

export function reportOf(cases: readonly CaseResult[], more: Partial<Report> = {}): Report {
  const names = [...new Set(cases.map(({suite}) => suite))]
  return {
    scenario: 'full',
    file: '/home/ann/junit-reports/TEST-full.xml',
    startedAt,
    durationMs: 65_432.1,
    properties: {kernel: '6.8.0 <"&">', 'LXD version': '5.21'},
    timings: [],
    claims: sampleClaims,
    topology: sampleLab,
    suites: names.map((name, index) => ({
      name,
      startedAt: new Date(startedAt.getTime() + index * 10_000),
      durationMs: 9_500,
      cases: cases.filter(({suite}) => suite === name),
    })),
    ...more,
  }
}

const passed: Outcome = {status: 'passed'}
const silent: Outcome = {
  status: 'failed',
  expected: 'an answer to every packet',
  got: 'no answer; the question was last seen leaving by lxdfan0-fan of lxd-1',
  hint: 'on lxd-1: tc -s filter show dev lxdfan0-fan egress',
}
const found = {
  explanation:
    "echo request from container-1 to host leaves lxd-1's tunnel lxdfan0-fan, never leaves lxd-1's underlay eth0",
  evidence: 'evidence/full/01-matrix',
}

/** Every kind of outcome, a claim, a control, cells that failed alike, and what a machine could write to do harm. */
export const sampleReport: Report = reportOf([
  result('bring-up', 'four machines boot', passed),
  result('bring-up', 'P1 four machines exist and run', passed, {claims: ['P1']}),
  result('cluster', 'P8 a used token is refused', passed, {claims: ['P8']}),
  result(
    'cluster',
    'P10 lxd-1 shows three members',
    {status: 'failed', expected: evil, got: evil, hint: evil},
    {
      claims: ['P10'],
      output: evil,
    },
  ),
  result(
    'cluster',
    'the image is imported',
    {status: 'error', message: evil},
    {evidence: 'evidence/full/02-cluster'},
  ),
  cell('host', 'container-1', silent, {claims: ['D4', 'P51'], ...found}),
  cell('container-1', 'host', silent, {claims: ['D4', 'P51'], ...found}),
  cell('host', 'docker-container-1', passed, {claims: ['P46', 'P51'], attempts: 3}),
  cell('load-balancer', 'container-1', passed, {claims: ['D3', 'P51']}),
  result('reboot', 'the lab reboots', {status: 'skipped', reason: evil, notRun: true}, {claims: ['P40']}),
])
