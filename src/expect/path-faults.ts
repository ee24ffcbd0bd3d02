import type {Envelope, Overlay} from '../overlays/overlay.ts'
import type {Question, SeenProbe, Told} from '../probe/question.ts'

/** What goes from one place to another has to come in the overlay's envelope. */
export function pathFaults({source, target, service}: Question, told: Told, overlay: Overlay): string[] {
  const [back, there] = [source, target].map(({address}) => envelopeTo(overlay, address))
  if (!back || !there) return []
  const ways = [
    {direction: 'question', from: back, envelope: there, to: target},
    {direction: 'answer', from: there, envelope: back, to: source},
  ] as const
  return ways.flatMap(({direction, from, to, envelope: own}) => {
    const arrived = told.sightings.filter(
      sighting => sighting.direction === direction && !sighting.outgoing && sighting.place === to.place,
    )
    // Answers of somebody else's server have no mark; those of the other cells tell the way back.
    if (direction === 'answer' && (service.kind === 'http' || (told.foreign && arrived.length === 0)))
      return []
    const wanted = {source: from.target, ...own}
    const byOverlay = arrived.some(
      ({envelope}) =>
        envelope?.source === wanted.source &&
        envelope.target === wanted.target &&
        envelope.vni === wanted.vni,
    )
    if (byOverlay) return []
    return [`the ${direction} reached ${to.place.name} outside of the overlay${byLinks(arrived)}`]
  })
}

/** Of each address only once: each of thousands of cells asks for two. */
const envelopes = new WeakMap<Overlay, Map<string, Envelope | undefined>>()

/** What carries packets to an address; undefined of one that is not the overlay's. */
function envelopeTo(overlay: Overlay, address: string): Envelope | undefined {
  const known = envelopes.get(overlay) ?? new Map<string, Envelope | undefined>()
  envelopes.set(overlay, known)
  if (!known.has(address)) known.set(address, overlay.owns(address) ? overlay.envelope({address}) : undefined)
  return known.get(address)
}

function byLinks(arrived: readonly SeenProbe[]): string {
  const links = arrived
    .filter(({endpoint}) => endpoint === undefined)
    .map(({link, envelope}) => shown(link, envelope))
  return links.length > 0 ? `, by ${[...new Set(links)].join(', ')}` : ''
}

const shown = (link: string, envelope: SeenProbe['envelope']): string =>
  envelope ? `${link} (from ${envelope.source} to ${envelope.target}, VNI ${envelope.vni})` : link
