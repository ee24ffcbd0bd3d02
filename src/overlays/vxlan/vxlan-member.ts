import {createHash} from 'node:crypto'
import type {VxlanPlan} from '../../lab/overlay-plan.ts'

/** One end of a VXLAN. */
export interface VxlanMember {
  plan: VxlanPlan
  /** Its own addresses on it, with their lengths. */
  addresses: readonly string[]
  /** Its own address on the network below, and those of all others. */
  underlay: string
  peers: readonly string[]
}

/** What stands for every hardware address that a member has not learned yet. */
export const anyHardwareAddress = '00:00:00:00:00:00'

/** The same after each boot: others need not find out that it has changed. */
export function hardwareAddressOf({plan, underlay}: Pick<VxlanMember, 'plan' | 'underlay'>): string {
  const digest = createHash('sha256').update(`${plan.name} ${plan.vni} ${underlay}`).digest()
  // 02: administered locally, and no group.
  return ['02', ...[...digest.subarray(0, 5)].map(byte => byte.toString(16).padStart(2, '0'))].join(':')
}
