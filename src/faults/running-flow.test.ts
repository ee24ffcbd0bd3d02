import test from 'ava'
import type {Endpoint} from '../lab/endpoint.ts'
import type {FlowKind} from '../lab/file/flow-service.ts'
import {PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import type {OpenCommandEvents} from '../process/open-command.ts'
import type {FlowSpec} from './flow-spec.ts'
import {RunningFlow} from './running-flow.ts'

type Asked = {do: string; id: number}
type Numbers = [number, number, number, number][]

/** A place whose prober tells what is given here. */
function played(name: string, tell: (now: number) => {records: Numbers; settled: boolean}) {
  let events: OpenCommandEvents | undefined
  let [isOver, isThere] = [false, true]
  let asking: number | undefined
  const done: string[] = []
  const say = (line: unknown): void => {
    setImmediate(() => events?.onOutput(Buffer.from(`${JSON.stringify(line)}\n`)))
  }
  const polled = (): void => {
    const now = performance.now()
    if (asking === undefined) {
      say({now, flows: [], stalls: []})
      return
    }
    const told = tell(now)
    const answeredUntil = told.records.length > 0 ? now : 0
    const counts = {sent: 1, again: 0, reordered: 0, late: 0}
    say({now, flows: [{id: asking, ...told, ...counts, reasons: {}, answeredUntil, ended: null}], stalls: []})
  }
  const answer = (asked: Asked): void => {
    done.push(asked.do)
    if (!isThere || isOver) return
    if (asked.do === 'start') asking = asked.id
    if (asked.do === 'serve') say({problem: '', taken: false})
    else if (asked.do === 'start') say({problem: ''})
    else if (asked.do === 'poll') polled()
    else say({})
  }
  const place = {
    name,
    open(_argv: readonly string[], given: OpenCommandEvents) {
      events = given
      let isProgram = true
      if (isOver) setImmediate(() => given.onEnd('nobody there'))
      return {
        write(data: Uint8Array) {
          if (!isProgram) answer(JSON.parse(Buffer.from(data).toString()))
          isProgram = false
        },
        close() {},
      }
    },
  }
  const endpoint = {name, address: '192.0.2.1', place: new PlaceHandle(place as never)} as unknown as Endpoint
  return {
    endpoint,
    /** From now on its machine is off. */
    end() {
      isOver = true
      events?.onEnd('its machine is off')
    },
    /** From now on it says nothing. */
    hold() {
      isThere = false
    },
    /** Its prober ends; there will be another one. */
    loseProber() {
      events?.onEnd('its prober was killed')
    },
    /** What it was asked to do. */
    done,
  }
}

type Played = ReturnType<typeof played>

const flowBetween = (
  source: Played,
  target: Played,
  kind: FlowKind['kind'],
  more: Partial<FlowSpec> = {},
): RunningFlow =>
  new RunningFlow({
    ...{name: `a reaches b by ${kind}`, by: kind, service: {kind}, period: 20, patience: 10_000, pace: 0.05},
    find: async () => ({source: source.endpoint, target: target.endpoint}),
    ...more,
  })

/** Answers the first number, and tells of no other one. */
function once(): (now: number) => {records: Numbers; settled: boolean} {
  let isTold = false
  return now => {
    const records: Numbers = isTold ? [] : [[0, now, 0, 1]]
    isTold = true
    return {records, settled: false}
  }
}

const nothing = () => ({records: [] as Numbers, settled: true})

test('a connection that is never answered again did not survive', async t => {
  const flow = flowBetween(played('a', once()), played('b', nothing), 'tcp')
  await flow.start()
  t.false(await flow.isAnsweredWithin(300, 500))
  const report = await flow.stop(300)
  t.is(report.ended, 'it was not answered again within 3400 ms')
  t.is(flow.problem, undefined)
})

test('a flow whose asker never came back is an error', async t => {
  const source = played('a', once())
  const flow = flowBetween(source, played('b', nothing), 'udp')
  await flow.start()
  source.end()
  t.false(await flow.isAnsweredWithin(600, 500))
  await flow.stop(600)
  t.true(flow.problem instanceof LabError)
  t.regex(flow.problem?.message ?? '', /^cannot tell of a reaches b by udp: a does not ask any more$/)
})

/** Whether it ended in time, well or not: one that hangs has to fail its test, and no other. */
const endsWithin = (ms: number, work: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    new Promise<boolean>(resolve => setTimeout(() => resolve(false), ms)),
  ])

for (const frozen of ['a', 'b'])
  test(`a flow that cannot begin because ${frozen} is frozen is an error that names it`, async t => {
    const [source, target] = [played('a', once()), played('b', nothing)]
    for (const place of [source, target]) if (place.endpoint.name === frozen) place.hold()
    const started = flowBetween(source, target, 'udp').start()
    if (!(await endsWithin(5000, started))) return t.fail('it hangs')
    const error = await t.throwsAsync(started, {instanceOf: LabError})
    t.is(error?.message, `cannot begin a reaches b by udp: ${frozen} did not answer within 1500 ms`)
    t.regex(error?.hint ?? '', new RegExp(`whether ${frozen} `))
  })

test('a run that is stopped does not wait for a frozen machine to begin a flow', async t => {
  const source = played('a', once())
  source.hold()
  const stop = new AbortController()
  const started = flowBetween(source, played('b', nothing), 'udp', {
    ...{patience: 1e9, signal: stop.signal},
  }).start()
  setTimeout(() => stop.abort(new LabError('interrupted')), 50)
  if (!(await endsWithin(5000, started))) return t.fail('it hangs')
  await t.throwsAsync(started, {message: 'interrupted'})
})

test('a flow ends though its source is frozen while it comes back', async t => {
  const source = played('a', once())
  const flow = flowBetween(source, played('b', nothing), 'udp')
  await flow.start()
  source.hold()
  source.loseProber()
  // Time to ask the next prober.
  await flow.isAnsweredWithin(600, 500)
  const before = source.done.length
  if (!(await endsWithin(5000, flow.end()))) return t.fail('it hangs')
  // What was given up is not said to yet another prober, which nobody would end.
  t.deepEqual(source.done.slice(before), [])
})

test('a flow that has ended does not begin when its ends are found at last', async t => {
  const [source, target] = [played('a', once()), played('b', nothing)]
  let found = (): void => {}
  const finding = new Promise<void>(resolve => {
    found = resolve
  })
  const started = flowBetween(source, target, 'udp', {
    async find() {
      await finding
      return {source: source.endpoint, target: target.endpoint}
    },
  }).start()
  if (!(await endsWithin(5000, started))) return t.fail('it hangs')
  await t.throwsAsync(started, {message: /its ends were not found within 1500 ms$/})
  found()
  await new Promise(resolve => setTimeout(resolve, 100))
  t.deepEqual([...source.done, ...target.done], [])
})
