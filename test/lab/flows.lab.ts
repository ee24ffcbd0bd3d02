import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {setTimeout} from 'node:timers/promises'
import test from 'ava'
import {isExceeded} from '../../src/faults/flow-report-of.ts'
import {judgeFlow} from '../../src/faults/judge-flow.ts'
import {RunningFlow} from '../../src/faults/running-flow.ts'
import type {FlowKind} from '../../src/lab/file/flow-service.ts'
import {run} from '../../src/process/run.ts'
import {cutPath} from '../support/cut-path.ts'
import {makeLabNamespaces} from '../support/lab-namespaces.ts'
import {endpointsOfPair, routedPair} from '../support/routed-pair.ts'

// Flows on this machine's kernel: a client and a server, and a router between them that forwards nothing for a time which is
// known to a fraction of a millisecond. Needs root, iproute2, Python 3 and iptables.

const kinds = ['icmp', 'udp', 'tcp-new'] as const
const load: ReturnType<typeof spawn>[] = []
let pair: Awaited<ReturnType<typeof makeLabNamespaces>>

test.before(async () => {
  pair = await makeLabNamespaces(routedPair)
})

test.after.always(async () => {
  for (const child of load) child.kill('SIGKILL')
  await pair?.remove()
})

const flowBy = (kind: FlowKind['kind'], maxOutageMs?: number): RunningFlow =>
  new RunningFlow({
    ...{name: `client reaches server by ${kind}`, by: kind, service: {kind}, period: 20, maxOutageMs},
    ...{patience: 5000, pace: 1, find: async () => endpointsOfPair(pair.lab)},
  })

/** Numbers that leave before and after something, so that it lies between answered ones. */
const beside = 200

async function under<T>(flows: readonly RunningFlow[], body: () => Promise<T>): Promise<T> {
  await Promise.all(flows.map(flow => flow.start()))
  await Promise.all(flows.map(flow => flow.isAnsweredWithin(5000, beside)))
  try {
    const done = await body()
    await Promise.all(flows.map(flow => flow.isAnsweredWithin(30_000, beside)))
    return done
  } catch (error) {
    await Promise.all(flows.map(flow => flow.end()))
    throw error
  }
}

const processesOf = async (machine: string): Promise<number[]> => {
  const [, name = ''] = /\/([^/]+)$/.exec(pair.file(machine)) ?? []
  const {stdout} = await run(['ip', 'netns', 'pids', name], {timeoutMs: 20_000})
  return stdout.split('\n').filter(Boolean).map(Number)
}

test.serial(
  'with both cores busy the true cut lies in the told interval, which is 60 ms wide at most, and wider by stalls',
  async t => {
    for (let core = 0; core < 2; core++) load.push(spawn('sh', ['-c', 'while :; do :; done']))
    for (const ms of [130, 300, 777]) {
      const flows = kinds.map(kind => flowBy(kind))
      const cut = await under(flows, () => cutPath(pair.lab.machine('router'), ms))
      for (const {outage, by, lost, stallsMs} of await Promise.all(flows.map(flow => flow.stop()))) {
        const told = `${by}: ${JSON.stringify(outage)}, cut ${cut.least} to ${cut.most} ms`
        t.true(outage !== undefined && outage.atLeastMs <= cut.most && outage.atMostMs >= cut.least, told)
        t.true(
          outage !== undefined &&
            outage.atMostMs - outage.atLeastMs <= 60 + stallsMs.sender + stallsMs.responder,
          told,
        )
        t.true(Math.abs(lost * 20 - cut.least) <= 40, told)
      }
    }
    for (const child of load.splice(0)) child.kill('SIGKILL')
  },
)

test.serial('one connection survives a cut, is held up for longer than it, and loses nothing', async t => {
  const flow = flowBy('tcp')
  const cut = await under([flow], () => cutPath(pair.lab.machine('router'), 500))
  const report = await flow.stop()
  t.is(report.lost, 0)
  t.is(report.ended, undefined)
  t.true((report.outage?.atMostMs ?? 0) >= cut.least)
  t.notThrows(() => judgeFlow(report, {isExceeded: false}))
})

test.serial('a connection that is reset has not survived', async t => {
  const flow = flowBy('tcp')
  const reset = 'INPUT --protocol tcp --dport 7107 --jump REJECT --reject-with tcp-reset'
  await under([flow], () =>
    pair.having('server', `iptables -w -A ${reset}`, `iptables -w -D ${reset}`, () =>
      pair.lab.host.waitUntil(
        'the connection has ended',
        async () => (flow.report().ended === undefined ? {notYet: 'it goes on'} : {value: true}),
        {within: 10_000},
      ),
    ),
  )
  const report = await flow.stop()
  t.regex(report.ended ?? '', /reset/i)
  t.throws(() => judgeFlow(report, {isExceeded: false}), {message: /a connection that survives/})
})

test.serial('an asker that stands still loses nothing, and tells for how long it did', async t => {
  const flow = flowBy('icmp', 0)
  await under([flow], async () => {
    const pids = await processesOf('client')
    for (const pid of pids) process.kill(pid, 'SIGSTOP')
    await setTimeout(400)
    for (const pid of pids) process.kill(pid, 'SIGCONT')
  })
  const report = await flow.stop()
  t.is(report.lost, 0)
  t.true(report.stallsMs.sender > 300)
  t.false(isExceeded(flow.log, 0))
})

test.serial('an outage exceeds a budget that is shorter, and none that is longer', async t => {
  const flow = flowBy('icmp', 0)
  await under([flow], () => cutPath(pair.lab.machine('router'), 1500))
  const report = await flow.stop()
  t.true(isExceeded(flow.log, 0))
  t.false(isExceeded(flow.log, 1560))
  t.throws(() => judgeFlow(report, {isExceeded: true}), {message: /expected no outage, got an outage of/})
})

test.serial('a flow that is never answered does not begin', async t => {
  const drop = 'FORWARD --protocol udp --jump DROP'
  const flow = new RunningFlow({...flowBy('udp').spec, patience: 500})
  await pair.having('router', `iptables -w -A ${drop}`, `iptables -w -D ${drop}`, () =>
    t.throwsAsync(flow.start(), {message: /expected answers before it begins: client reaches server by udp/}),
  )
})

test.serial('a harness that is killed leaves no process and no socket', async t => {
  const own = new Map<string, number[]>()
  for (const machine of ['client', 'server']) own.set(machine, await processesOf(machine))
  const program = `
    import {RunningFlow} from './src/faults/running-flow.ts'
    import {endpointsOfPair, placesOfNamespaces} from './test/support/routed-pair.ts'
    const ends = endpointsOfPair(placesOfNamespaces(${JSON.stringify([pair.file('client'), pair.file('server')])}))
    const flow = new RunningFlow({name: 'it', by: 'udp', service: {kind: 'udp'}, period: 20, patience: 5000, pace: 1, find: async () => ends})
    await flow.start()
    console.log('it goes on')
  `
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program])
  const said: string[] = []
  child.stderr.on('data', data => said.push(String(data)))
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  t.is(child.exitCode, null, said.join(''))
  t.true((await processesOf('client')).length > (own.get('client')?.length ?? 0))
  child.kill('SIGKILL')
  for (const machine of ['client', 'server'])
    await pair.lab.host.waitUntil(
      `nothing runs on ${machine}`,
      async () => {
        const pids = (await processesOf(machine)).filter(pid => !own.get(machine)?.includes(pid))
        return pids.length === 0 ? {value: true} : {notYet: pids.join()}
      },
      {within: 10_000},
    )
  t.is((await pair.at('server', 'ss -Hlun')).trim(), '')
})
