import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {type Invariant, type Named, type Overlay, placesOn} from '../overlay.ts'
import {lookAtVxlan, type SeenVxlan, unlikeAddresses, unlikeLink, unlikePeers} from './look-at-vxlan.ts'
import {unlikeTunnel} from './unlike-tunnel.ts'
import type {VxlanMember} from './vxlan-member.ts'

/** What is true of every VXLAN that is whole. The ids and sentences are those of the docs' table. */
export function invariantsOfVxlan(
  overlay: Overlay,
  memberOf: (place: Named) => VxlanMember,
): readonly Invariant[] {
  const {name} = overlay
  const look =
    (problemsOf: (member: VxlanMember, seen: SeenVxlan) => string[]) =>
    async (place: PlaceHandle, member: VxlanMember): Promise<string[]> =>
      problemsOf(member, await lookAtVxlan(place, member.plan.interface))
  const ofEvery =
    (
      problemsOf: (place: PlaceHandle, member: VxlanMember) => Promise<readonly string[]>,
    ): Invariant['check'] =>
    async ({lab}: CheckContext) => {
      const problems = await Promise.all(
        placesOn(overlay, lab).map(async place =>
          (await problemsOf(place, memberOf(place))).map(problem => `${problem} on ${place.name}`),
        ),
      )
      if (problems.flat().length > 0)
        throw new CheckFailed({
          expected: `it holds on every member of ${name}`,
          got: problems.flat().join('; '),
        })
    }
  return [
    {
      id: 'V1',
      sentence: `every member of ${name} has its addresses there`,
      check: ofEvery(look(unlikeAddresses)),
    },
    {
      id: 'V2',
      sentence: `interfaces of ${name} are up, with its MTU and an own MAC address`,
      check: ofEvery(look(unlikeLink)),
    },
    {
      id: 'V3',
      sentence: `interfaces of ${name} have its number, port and underlay address`,
      check: ofEvery(unlikeTunnel),
    },
    {
      id: 'V4',
      sentence: `every member of ${name} knows all others, and nobody else`,
      check: ofEvery(look(unlikePeers)),
    },
    {
      id: 'V5',
      sentence: `every member of ${name} comes back to it at each boot`,
      check: ofEvery(async place => overlay.unlikeToPersist(place)),
    },
  ]
}
