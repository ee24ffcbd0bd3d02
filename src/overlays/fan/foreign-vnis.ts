import * as z from 'zod'
import {askProgram} from '../../lab/ask-program.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import {readNeighbourTable, roomForNeighbours} from '../../process/neighbour-table.ts'
import {type ContainerOverlay, type Invariant, placesOn} from '../overlay.ts'

/** Seconds until a frame in the overlay's own VNI has to be answered; 10 ms were measured. */
const seconds = 1.5

/** What a machine says becomes a word of a command on another one. */
const macText = z.string().regex(/^[\da-f]{2}(:[\da-f]{2}){5}$/)

/** Family, number of the interface, and address of a neighbour: it is handed back as it was told. */
const neighbour = z.tuple([z.int(), z.int(), z.string()])

const answers = z.object({
  answers: z.record(z.string(), z.object({own: z.boolean(), foreign: z.array(z.int())})),
  /** Neighbours that its kernel had before. */
  known: z.array(neighbour),
})

const forgetting = 'overlays/fan/guest/forget_neighbours'
const forgotten = z.object({left: z.int()})
const neighbours = ['network_namespace', 'probe_neighbours'] as const
const filters = ['internet_checksum', 'probe_packet', 'probe_filter'] as const

/**
 * F11: a tunnel takes frames of the overlay's own VNI and of no other; every member sends every other some of each. Of more
 * members than can know each other at a time each sends to those that come next: a tunnel is the same for whoever sends.
 * What comes next needs room in the kernel's table of neighbours, too: members of many forget whom they have met by this.
 */
export const tunnelsTakeOwnVni =
  (overlay: ContainerOverlay, room = roomForNeighbours(readNeighbourTable())): Invariant['check'] =>
  async ({lab}) => {
    const members = await Promise.all(
      placesOn(overlay, lab).map(async place => {
        const address = overlay.addressOf(place)
        const mac = macText.safeParse((await overlay.links(place)).bridge?.address).data
        return {place, address, underlay: overlay.envelope({address}).target, mac}
      }),
    )
    const most = mostAsked(members.length, room)
    const notes = 2 * most * members.length > room / 3
    const forgets: (() => Promise<unknown>)[] = []
    const problems = await Promise.all(
      members.map(async ({place, address, underlay, mac}, index) => {
        if (mac === undefined) return [`${place.name} has no bridge`]
        const next = [...members.slice(index + 1), ...members.slice(0, index)].slice(0, most)
        const others = next.filter(each => each.mac !== undefined)
        const peers = Object.fromEntries(
          others.map(other => [
            other.place.name,
            {underlay: other.underlay, address: other.address, mac: other.mac},
          ]),
        )
        const {vni} = overlay
        const question = {underlay, address, mac, vni, foreign: foreignTo(vni), peers, notes, seconds}
        const {answers: said, known} = await askProgram(
          place,
          [...filters, ...neighbours, 'overlays/fan/guest/ask_vnis'],
          question,
          answers,
        )
        forgets.push(() => askProgram(place, [...neighbours, forgetting], {known, seconds}, forgotten))
        return others.flatMap(({place: {name}}) => [
          ...(said[name]?.own ? [] : [`${name} answers no frame of VNI ${vni} from ${place.name}`]),
          ...(said[name]?.foreign ?? []).map(
            foreign => `${name} answers a frame of VNI ${foreign} from ${place.name}`,
          ),
        ])
      }),
    )
    // Whoever was asked has met the others, also those that asked him when his own answers had come.
    if (notes) await Promise.all(forgets.map(forget => forget()))
    if (problems.flat().length > 0)
      throw new CheckFailed({
        expected: `frames of VNI ${overlay.vni} are taken, and no others`,
        got: problems.flat().join('; '),
      })
  }

/**
 * How many others each of so many members asks, where the kernel's table has room for so many neighbours: two members know
 * each other on the underlay and on the overlay.
 */
export const mostAsked = (members: number, room: number): number =>
  2 * members * (members - 1) <= room ? members - 1 : Math.max(1, Math.floor(room / (4 * members)))

/** Neighbours of the own number, those that differ from it in one bit, and the ends of what there is. */
const foreignTo = (vni: number): number[] =>
  [0, 1, vni - 1, vni + 1, vni ^ 0x10000, vni ^ 0x800000, 0xffffff].filter(
    (each, index, all) => each !== vni && each >= 0 && each <= 0xffffff && all.indexOf(each) === index,
  )
