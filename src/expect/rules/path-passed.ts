import type {Question, SeenProbe, Told} from '../../probe/question.ts'

/** The machines that forwarded a question, in order. */
interface Passed {
  machines: readonly string[]
  /** Machines that took one from the packet's hops, and that nobody of the lab saw. */
  unseen: number
}

/**
 * By which machines each traced question that arrived went, those that are alike once. Each machine that forwards a packet
 * takes one from its hops, so that their order needs no clocks, and that one more was there cannot be hidden.
 */
export function pathsPassed(question: Question, {sightings}: Told): Passed[] {
  const asked = sightings.filter(({direction, envelope}) => direction === 'question' && !envelope)
  const numbers = [...new Set(asked.map(({number}) => number))]
  const paths = numbers.flatMap(
    number =>
      pathOf(
        question,
        asked.filter(seen => seen.number === number),
      ) ?? [],
  )
  return [...new Map(paths.map(path => [JSON.stringify(path), path])).values()]
}

function pathOf({source, target}: Question, seen: readonly SeenProbe[]): Passed | undefined {
  const arrived = seen.filter(({place, outgoing}) => !outgoing && place.place === target.place.place)
  if (arrived.length === 0) return undefined
  const forwarders = [...new Map(seen.map(({place}) => [place.place, place])).values()].flatMap(handle => {
    const here = seen.filter(({place, endpoint}) => endpoint === undefined && place.place === handle.place)
    const came = here.filter(({outgoing}) => !outgoing)
    const left = here.filter(({outgoing}) => outgoing)
    if (came.length === 0 || left.length === 0) return []
    const hops = Math.min(...left.map(each => each.hops))
    return [{handle, hops, takes: Math.max(...came.map(each => each.hops)) - hops}]
  })
  const taken = Math.max(...seen.map(({hops}) => hops)) - Math.min(...arrived.map(({hops}) => hops))
  const told = forwarders.reduce((sum, {takes}) => sum + takes, 0)
  const between = forwarders.filter(
    ({handle: {place}}) => place !== source.place.place && place !== target.place.place,
  )
  return {
    machines: between.sort((a, b) => b.hops - a.hops).map(({handle}) => handle.name),
    unseen: Math.max(0, taken - told),
  }
}

/** In words: `r1, r3`. */
export const shownPath = ({machines, unseen}: Passed): string =>
  [
    ...machines,
    ...(unseen > 0 ? [`${unseen} more that ${unseen === 1 ? 'is' : 'are'} no machine of the lab`] : []),
  ].join(', ') || 'no machine between them'
