import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {Drop} from '../../lab/firewall/find-drop.ts'
import type {Flow} from '../../lab/firewall/flow.ts'
import {linksOf} from '../../lab/links.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {formatPrefix} from '../../process/prefix.ts'
import {type ContainerOverlay, placesOn} from '../overlay.ts'

const protocols = ['icmp', 'tcp', 'udp', 'arp'] as const
const states = ['new', 'established'] as const

/**
 * F6: no rule and no policy of any hook drops what the bridge of a member forwards between its containers and anybody
 * on the overlay.
 */
export const nothingDropsForwarded =
  (overlay: ContainerOverlay) =>
  async ({lab}: CheckContext): Promise<void> => {
    const places = placesOn(overlay, lab)
    const found = await Promise.all(
      places.map(async place => ({place, drops: await dropsOn(overlay, place, places)})),
    )
    const problems = found.flatMap(({place, drops}) => drops.map(drop => `${drop.words} on ${place.name}`))
    const [first] = found.filter(({drops}) => drops.length > 0)
    if (!first) return
    throw new CheckFailed({
      expected: 'no member of the fan drops what it forwards',
      got: problems.join('; '),
      hint: `${first.drops[0]?.command}, on ${first.place.name}`,
    })
  }

/** Each once, with how much it drops. */
async function dropsOn(overlay: ContainerOverlay, place: PlaceHandle, places: readonly PlaceHandle[]) {
  const {firewallOf} = await import('../../lab/firewall/firewall-of.ts')
  const {findDrop} = await import('../../lab/firewall/find-drop.ts')
  const [tables, links] = await Promise.all([firewallOf(place), linksOf(place)])
  const bridge = overlay.linksAmong(links).bridge?.ifname ?? overlay.bridge
  const ports = links.filter(({master}) => master === bridge).map(({ifname}) => ifname)
  const flows = flowsOf(overlay, place, places).map((flow): Flow => ({...flow, bridge, ports}))
  const found = new Map<string, {drop: Drop; flows: Flow[]}>()
  for (const flow of flows) {
    const drop = findDrop(tables, flow)
    if (!drop) continue
    const known = found.get(drop.text) ?? {drop, flows: []}
    known.flows.push(flow)
    found.set(drop.text, known)
  }
  return [...found.values()].map(({drop: {text, command}, flows: dropped}) => ({
    command,
    words: `${text} drops ${sampleOf(dropped)}`,
  }))
}

/** Between the place's own part of the overlay and every place's, both ways. */
function flowsOf(overlay: ContainerOverlay, place: PlaceHandle, places: readonly PlaceHandle[]) {
  const own = overlay.sliceOf(place)
  const ends = places.flatMap(other => {
    const theirs = overlay.sliceOf(other)
    const there = {source: own, target: theirs}
    return other === place ? [there] : [there, {source: theirs, target: own}]
  })
  return ends.flatMap(end => protocols.flatMap(protocol => states.map(state => ({...end, protocol, state}))))
}

function sampleOf(flows: readonly Flow[]): string {
  const names = protocols.filter(protocol => flows.some(flow => flow.protocol === protocol)).join(', ')
  const {source, target} = flows[0] as Flow
  return `${names}, such as from ${formatPrefix(source)} to ${formatPrefix(target)},`
}
