import type {Topology} from './topology.ts'

/** From whom to whom packets go, and on which of the target's networks it is asked. */
export interface Journey {
  /** Names of places: the host, or a machine. */
  source: string
  target: string
  network: string
  family: 4 | 6
}

/** How a packet gets from one place to the next. */
export interface Step {
  from: string
  to: string
  network: string
  /** The place that it leaves has no address on that network's side of its own: it goes by the default route. */
  byGateway: boolean
  isFirst: boolean
  isLast: boolean
}

export type Cut = (step: Step) => boolean

interface Attachment {
  network: string
  addresses: readonly string[]
  gateways: readonly string[]
}

const isOf = (family: 4 | 6) => (text: string) => text.includes(':') === (family === 6)
const withoutLength = (text: string): string => text.replace(/\/.*/, '')

/**
 * Which ways packets may take between two places of a lab, by what its file says: networks that both are on, else gateways.
 * A machine that forwards and has no route to name in the file may learn some: each other machine that forwards can be next.
 */
export class Ways {
  readonly #attachments: ReadonlyMap<string, readonly Attachment[]>
  readonly #forwards: ReadonlySet<string>

  constructor({networks, machines}: Pick<Topology, 'networks' | 'machines'>) {
    const host = networks
      .filter(network => network.host.length > 0)
      .map(({name, host: addresses}) => ({network: name, addresses, gateways: []}))
    this.#attachments = new Map<string, readonly Attachment[]>([
      ['host', host],
      ...machines.map(({name, interfaces}) => [name, interfaces] as const),
    ])
    this.#forwards = new Set(machines.filter(({forward}) => forward).map(({name}) => name))
  }

  /** Whether packets have a way, also without the steps that are cut. */
  lead(journey: Journey, cut: Cut = () => false): boolean {
    return this.#reached(journey.source, journey, cut).has(journey.target)
  }

  /** Steps that packets may take. */
  steps(journey: Journey): Step[] {
    const reached = this.#reached(journey.source, journey, () => false)
    return [...reached]
      .flatMap(place => this.#next(place, journey))
      .filter(({to}) => this.#reached(to, journey, () => false).has(journey.target))
  }

  #reached(start: string, journey: Journey, cut: Cut): Set<string> {
    const found = new Set([start])
    for (const place of found) {
      if (place === journey.target) continue
      for (const step of this.#next(place, journey)) if (!cut(step)) found.add(step.to)
    }
    return found
  }

  #next(from: string, {source, target, network, family}: Journey): Step[] {
    if (from === target) return []
    const own = this.#on(from, family)
    const step = (to: string, by: string, byGateway: boolean): Step => ({
      ...{from, to, network: by, byGateway, isFirst: from === source, isLast: to === target},
    })
    if (own.some(each => each.network === network)) return [step(target, network, false)]
    const gateways = own.flatMap(each =>
      each.gateways.filter(isOf(family)).flatMap(gateway => {
        const owner = this.#owner(each.network, gateway)
        return owner === undefined || owner === from ? [] : [step(owner, each.network, true)]
      }),
    )
    if (gateways.length > 0 && !this.#forwards.has(from)) return gateways
    const known = new Set(gateways.map(({to, network: by}) => `${to} ${by}`))
    const learnt = own.flatMap(each =>
      [...this.#forwards, target]
        .filter(to => to !== from && this.#on(to, family).some(other => other.network === each.network))
        .filter(to => !known.has(`${to} ${each.network}`))
        .map(to => step(to, each.network, false)),
    )
    return [...gateways, ...learnt]
  }

  #on(place: string, family: 4 | 6): Attachment[] {
    return (this.#attachments.get(place) ?? []).filter(({addresses}) => addresses.some(isOf(family)))
  }

  #owner(network: string, gateway: string): string | undefined {
    return [...this.#attachments].find(([, list]) =>
      list.some(each => each.network === network && each.addresses.map(withoutLength).includes(gateway)),
    )?.[0]
  }
}
