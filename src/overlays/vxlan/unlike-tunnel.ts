import * as z from 'zod'
import {NotObservable} from '../../lab/check-failed.ts'
import {type PlaceHandle, reason} from '../../lab/machine.ts'
import {readJson} from '../../process/read-json.ts'
import type {VxlanMember} from './vxlan-member.ts'

/** Of `ip -details -json link show`, what is read. */
const links = z.array(
  z.object({
    linkinfo: z.object({
      info_data: z.object({
        id: z.int(),
        port: z.int(),
        local: z.string().optional(),
        local6: z.string().optional(),
      }),
    }),
  }),
)

/**
 * What of its number, port and own address below is not as it has to be. With some of Ubuntu's kernels `ip -details` ends
 * with a segmentation fault at a VXLAN device: there nobody can tell.
 */
export async function unlikeTunnel(
  place: PlaceHandle,
  {plan, underlay}: VxlanMember,
): Promise<readonly string[]> {
  const name = plan.interface
  const result = await place.run(['ip', '-details', '-json', 'link', 'show', 'dev', name])
  if (result.signal !== null || (result.status ?? 0) > 128)
    throw new NotObservable(`ip cannot tell the details of ${name} on ${place.name}: ${reason(result)}`)
  if (result.status !== 0) return [`there is no ${name}`]
  const parsed = links.safeParse(
    readJson(result.stdout, z.unknown(), `the details of ${name} on ${place.name}`),
  )
  const found = parsed.data?.[0]?.linkinfo.info_data
  if (!found) return [`${name} is no vxlan`]
  const expected = `${plan.vni}, ${plan.port}, ${underlay}`
  const got = `${found.id}, ${found.port}, ${found.local ?? found.local6 ?? 'none'}`
  return expected === got ? [] : [`number, port and own address of ${name} are ${got} instead of ${expected}`]
}
