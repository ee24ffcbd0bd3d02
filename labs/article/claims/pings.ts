import {
  askEndpoints,
  type Cell,
  type CheckContext,
  cellsFailed,
  convergence,
  type Endpoint,
  type Sight,
  waitUntil,
} from '../../../src/api/index.ts'

/** Echoes that have to be answered without a loss, and seconds between two of them. */
const echoes = 10
const interval = 0.02
/** Seconds for all of them and their answers. */
const deadline = 2

interface Pair {
  source: Endpoint
  target: Endpoint
}

/** Every source pings every target, as the article does: once each until it answers, and then ten times without a loss. */
export async function expectPings(
  {lab, signal, patience = convergence}: CheckContext,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
): Promise<void> {
  const {pace} = lab
  const pairs = sources.flatMap(source =>
    targets.filter(({name}) => name !== source.name).map((target): Pair => ({source, target})),
  )
  let silent = pairs
  const untilAnswered = async (): Promise<Sight<true>> => {
    const answers = await ping(silent, 1, pace, signal)
    silent = silent.filter((_, index) => answers[index]?.size !== 1)
    return silent.length === 0 ? {value: true} : {notYet: `${silent.length} do not answer`}
  }
  // Who stays silent is told below, with how many there are.
  await waitUntil('every ping is answered', untilAnswered, {
    within: patience * pace,
    ...(signal && {signal}),
  }).catch(() => signal?.throwIfAborted())
  const answering = pairs.filter(pair => !silent.includes(pair))
  const answers = await ping(answering, echoes, pace, signal)
  const wrong = [
    ...silent.map(pair => ({cell: cellOf(pair), got: '0 answers'})),
    ...answering
      .map((pair, index) => ({cell: cellOf(pair), got: shown(answers[index] ?? new Set())}))
      .filter((_, index) => answers[index]?.size !== echoes),
  ]
  if (wrong.length > 0) throw cellsFailed(pairs.length, wrong)
}

const cellOf = ({source, target}: Pair): Cell => ({
  ...{source: source.name, target: target.name, protocol: 'icmp', expected: 'answer'},
})

function shown(answered: ReadonlySet<number>): string {
  const lost = Array.from({length: echoes}, (_, index) => index + 1).filter(number => !answered.has(number))
  return `${answered.size} of ${echoes} answers, none to ${lost.join(', ')}`
}

/**
 * Numbers of those of the first so many echoes, from 1 on, that each pair's target answered. Until it has as many answers ping goes on, up to the
 * deadline: without one it waits for the last answer for no longer than 20 ms once it has others (iputils 20221126), which
 * a busy host can take.
 */
async function ping(
  pairs: readonly Pair[],
  count: number,
  pace: number,
  signal: AbortSignal | undefined,
): Promise<Set<number>[]> {
  const until = count === 1 ? ['-W', String(pace)] : ['-w', String(Math.ceil(deadline * pace))]
  const words = ['-n', '-c', String(count), '-i', String(interval * pace), ...until]
  const said = await askEndpoints(
    pairs.map(({source, target}) => ({source, argv: ['ping', ...words, '--', target.address]})),
    {...(signal && {signal})},
  )
  return said.map(({stdout}) => {
    const numbers = [...stdout.matchAll(/ icmp_seq=(\d+) ttl=/g)].map(([, number]) => Number(number))
    return new Set(numbers.filter(number => number <= count))
  })
}
