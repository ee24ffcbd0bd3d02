import {
  askEndpoints,
  type CheckContext,
  cellsFailed,
  convergence,
  type Endpoint,
  expectReach,
  type Sight,
  waitUntil,
} from '../../../src/api/index.ts'

interface Pair {
  source: Endpoint
  target: Endpoint
}

/**
 * Every source pings every target, as the article does, until it answers; then ten echoes have to be answered without a
 * loss. Those are the prober's: the socket of ping gets the answers to everybody in its network namespace, and has room for
 * some 120 of them, so that it loses its own while the matrix is asked.
 */
export async function expectPings(
  context: CheckContext,
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
): Promise<void> {
  const pairs = sources.flatMap(source =>
    targets.filter(({name}) => name !== source.name).map((target): Pair => ({source, target})),
  )
  const silent = await pingUntilAnswered(context, pairs)
  if (silent.length > 0)
    throw cellsFailed(
      pairs.length,
      silent.map(({source, target}) => ({
        cell: {source: source.name, target: target.name, protocol: 'icmp', expected: 'answer'},
        got: '0 answers',
      })),
    )
  await expectReach(context, sources, targets)
}

/** Those that have not answered when patience is over. What keeps ping itself from running is thrown. */
async function pingUntilAnswered(
  {lab: {pace}, signal, patience = convergence}: CheckContext,
  pairs: readonly Pair[],
): Promise<readonly Pair[]> {
  let silent = pairs
  let failure: unknown
  const look = async (): Promise<Sight<true>> => {
    const answered = await pingOnce(silent, pace, signal).catch((error: unknown) => {
      failure = error
      throw error
    })
    failure = undefined
    silent = silent.filter((_, index) => !answered[index])
    return silent.length === 0 ? {value: true} : {notYet: `${silent.length} do not answer`}
  }
  await waitUntil('every ping is answered', look, {within: patience * pace, ...(signal && {signal})}).catch(
    (error: unknown) => {
      signal?.throwIfAborted()
      // Who stays silent is the caller's to tell.
      if (failure !== undefined || silent.length === 0) throw failure ?? error
    },
  )
  return silent
}

/** Whether each pair's target answers one echo. */
async function pingOnce(
  pairs: readonly Pair[],
  pace: number,
  signal: AbortSignal | undefined,
): Promise<boolean[]> {
  const words = ['-n', '-q', '-c', '1', '-W', String(pace)]
  const said = await askEndpoints(
    pairs.map(({source, target}) => ({source, argv: ['ping', ...words, '--', target.address]})),
    {...(signal && {signal})},
  )
  return said.map(({stdout}) => / 1 received/.test(stdout))
}
