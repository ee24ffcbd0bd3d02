import {randomBytes} from 'node:crypto'
import type {Endpoint} from '../lab/endpoint.ts'
import type {FlowKind} from '../lab/file/flow-service.ts'
import type {FlowPlace} from '../probe/flow-place.ts'
import {servedLine, startedLine} from '../probe/flow-wire.ts'
import {LabError} from '../process/lab-error.ts'
import type {FlowSpec} from './flow-spec.ts'

// What the two ends of a flow are told when it begins.

/** Where flows by UDP and TCP are answered that name no port: the port of the echo service is asked by expectations. */
const usualPort = 7107

/**
 * Milliseconds that a number is known. A kernel keeps for up to 3 s what it cannot send yet; of a new connection it repeats the
 * question after 1 s, and each number is to be one question.
 */
export const knownFor = {icmp: 3000, udp: 3000, tcp: 3000, 'tcp-new': 950, http: 950} as const

/** Of all flows of this process: nobody else's questions are answered. */
const token = randomBytes(8).toString('hex')

type Told = Pick<FlowSpec, 'service' | 'by' | 'period'>

/** Answers at the target, where nobody else does; gives what is asked for. */
export async function serveFlow(
  id: number,
  {service, by}: Told,
  place: FlowPlace,
  target: Endpoint,
): Promise<FlowKind['kind'] | 'connect'> {
  const {kind, port = usualPort} = service
  const own = kind !== 'icmp' && kind !== 'http'
  const protocol = kind === 'udp' ? 'udp' : 'tcp'
  const {problem, taken} = await place.ask(
    {...{do: 'serve', id, token, who: whoIs(id), protocol, port: own ? port : 0}, endpoint: onWire(target)},
    servedLine,
  )
  if (!taken && problem !== '') throw new LabError(`cannot answer on ${target.name}: ${problem}`)
  if (!taken) return kind
  if (kind === 'tcp-new') return 'connect'
  throw new LabError(
    `cannot ask ${target.name} by ${by}: somebody else serves ${protocol}/${port} there, who does not say numbers again`,
    {hint: `choose another port, or by: tcp-new/${port}`},
  )
}

/** Asks from the source, until it is told to stop. */
export async function askFlow(
  id: number,
  {service, period}: Told,
  place: FlowPlace,
  {kind, source, target}: {kind: FlowKind['kind'] | 'connect'; source: Endpoint; target: Endpoint},
): Promise<void> {
  const {port = kind === 'http' ? 80 : usualPort, path = '/'} = service
  const {problem} = await place.ask(
    {
      ...{do: 'start', id, token, who: whoIs(id), kind, target: target.address, port, path},
      ...{period: period / 1000, within: knownFor[service.kind] / 1000},
      endpoint: onWire(source),
    },
    startedLine,
  )
  if (problem !== '') throw new LabError(`cannot ask from ${source.name}: ${problem}`)
}

const whoIs = (id: number): number => id % 0x10000

const onWire = ({name, address, pid}: Endpoint) => ({name, address, ...(pid !== undefined && {pid})})
