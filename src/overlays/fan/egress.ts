import * as z from 'zod'
import {askProgram} from '../../lab/ask-program.ts'
import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {Endpoint, FoundEndpoints} from '../../lab/endpoint.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {ipv4Text} from '../../process/ip-answer.ts'
import {sharedWhileAsked} from '../../process/shared-while-asked.ts'
import type {ContainerOverlay, Invariant} from '../overlay.ts'

/**
 * Seconds until what was sent has to be seen and answered. 10 ms were measured,
 * and over a second with dozens of processes for each processor.
 */
const seconds = 3

const answers = z.record(
  z.string(),
  z.object({
    gateways: z.array(ipv4Text),
    foreign: z.array(ipv4Text),
    left: z.object({icmp: z.array(ipv4Text), udp: z.array(ipv4Text), tcp: z.array(ipv4Text)}),
    answered: z.boolean(),
    refused: z.string().nullable(),
  }),
)

/** Modules of the program that asks on a machine. */
export const egressProgram = [
  ...['internet_checksum', 'network_namespace', 'probe_packet', 'probe_filter', 'probe_look'],
  'overlays/fan/guest/ask_egress',
]

interface Way {
  container: Endpoint
  /** Underlay address of its machine. */
  own: string
  answer: z.infer<typeof answers>[string] | undefined
}

/** F9: every container has one default route, and its gateway is its own machine. */
export const containersHaveDefaultRoute = (overlay: ContainerOverlay): Invariant['check'] =>
  everyWay(overlay, ({container, answer}) => {
    const gateways = answer?.gateways ?? []
    return [
      ...(gateways.length === 1
        ? []
        : [`${container.name} has ${gateways.length} default routes: ${gateways.join(', ') || 'none'}`]),
      ...(answer?.foreign ?? []).map(
        gateway => `${container.name}'s gateway ${gateway} is not on ${container.place.name}`,
      ),
    ]
  })

/** F10: what a container sends beyond the overlay leaves as its machine's own underlay address, and is answered. */
export const containersLeaveTranslated = (overlay: ContainerOverlay): Invariant['check'] =>
  everyWay(overlay, ({container, own, answer}) => {
    if (answer?.refused) return [`${container.name} cannot send: ${answer.refused}`]
    const wrong = Object.entries(answer?.left ?? {}).flatMap(([protocol, sources]) =>
      sources.join() === own
        ? []
        : [
            `${protocol} of ${container.name} leaves ${container.place.name} as ${sources.join(' and ') || 'nothing'} instead of ${own}`,
          ],
    )
    return answer?.answered ? wrong : [...wrong, `${container.name} hears no answer`]
  })

const everyWay =
  (overlay: ContainerOverlay, problemsOf: (way: Way) => readonly string[]): Invariant['check'] =>
  async (context, found) => {
    const ways = await shared(context.lab, overlay, found)
    const problems = [
      ...found.missing
        .filter(({absent}) => !absent)
        .map(({name, reason}) => `${name} cannot be asked: ${reason}`),
      ...ways.flatMap(problemsOf),
    ]
    if (problems.length > 0)
      throw new CheckFailed({expected: 'it holds of every container', got: problems.join('; ')})
  }

async function ask(
  lab: CheckContext['lab'],
  overlay: ContainerOverlay,
  {endpoints}: FoundEndpoints,
): Promise<Way[]> {
  const containers = endpoints.filter(({pid, launched}) => pid !== undefined && !launched)
  const places = [...new Set(containers.map(({place}) => place))]
  const ways = await Promise.all(
    places.map(async (place): Promise<Way[]> => {
      const own = containers.filter(container => container.place === place)
      const answer = await askProgram(
        place,
        egressProgram,
        {
          target: beyond(overlay, lab, place),
          port: overlay.port,
          seconds,
          containers: Object.fromEntries(own.map(({name, pid}) => [name, pid])),
        },
        answers,
      )
      return own.map(container => ({
        container,
        own: underlayOf(overlay, place),
        answer: answer[container.name],
      }))
    }),
  )
  return ways.flat()
}

/** Both invariants are read from the same packets. */
const shared = sharedWhileAsked(ask)

/** An address on the underlay that is not the place's own: the host's, or the next machine's where the host has no part. */
function beyond(overlay: ContainerOverlay, lab: CheckContext['lab'], place: PlaceHandle): string {
  if (lab.topology.hostAbsent === undefined) return lab.hostAddress
  const others = lab.machines.filter(({name}) => name !== place.name)
  return underlayOf(overlay, others[0] ?? place)
}

const underlayOf = (overlay: ContainerOverlay, place: PlaceHandle): string =>
  overlay.envelope({address: overlay.addressOf(place)}).target
