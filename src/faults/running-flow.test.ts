import test from 'ava'
import type {Endpoint} from '../lab/endpoint.ts'
import type {FlowKind} from '../lab/file/flow-service.ts'
import {PlaceHandle} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import type {OpenCommandEvents} from '../process/open-command.ts'
import {RunningFlow} from './running-flow.ts'

type Asked = {do: string; id: number}
type Numbers = [number, number, number, number][]

/** A place whose prober tells what is given here. */
function played(name: string, tell: (now: number) => {records: Numbers; settled: boolean}) {
  let events: OpenCommandEvents | undefined
  let [isOver, isThere] = [false, true]
  let asking: number | undefined
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
  }
}

type Played = ReturnType<typeof played>

const flowBetween = (source: Played, target: Played, kind: FlowKind['kind']): RunningFlow =>
  new RunningFlow({
    ...{name: `a reaches b by ${kind}`, by: kind, service: {kind}, period: 20, patience: 10_000, pace: 0.05},
    find: async () => ({source: source.endpoint, target: target.endpoint}),
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
