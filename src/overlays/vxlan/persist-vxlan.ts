import {noteMade} from '../../lab/adopt.ts'
import {installFiles} from '../../lab/install-files.ts'
import type {PlaceHandle} from '../../lab/machine.ts'
import {runTogether} from '../../lab/run-together.ts'
import type {Sight} from '../../process/wait-until.ts'
import {lookAtVxlan, unlikeMember} from './look-at-vxlan.ts'
import {networkFilesOf} from './network-files.ts'
import type {VxlanMember} from './vxlan-member.ts'

/** Milliseconds that systemd-networkd may take to make the interface; 0.2 s were measured. */
const deadline = 15_000

/** Gives systemd-networkd the files of the interface, which it makes now and at each boot. */
export async function persistVxlan(place: PlaceHandle, member: VxlanMember): Promise<void> {
  const files = networkFilesOf(member)
  await noteMade(
    place,
    files.map(({target}) => target),
  )
  await installFiles(place, files)
  await place.succeed(['networkctl', 'reload'])
  await place.waitUntil(
    `${member.plan.interface} is there on ${place.name}`,
    async (): Promise<Sight<true>> => {
      const unlike = unlikeMember(member, await lookAtVxlan(place, member.plan.interface))
      return unlike.length === 0 ? {value: true} : {notYet: unlike.join('; ')}
    },
    {within: deadline, hint: `journalctl -b -u systemd-networkd, on ${place.name}`},
  )
}

/** What would keep systemd-networkd from making it so at the next boot. */
export async function unlikeToPersistVxlan(
  place: PlaceHandle,
  member: VxlanMember,
): Promise<readonly string[]> {
  const files = networkFilesOf(member)
  const [enabled, ...texts] = await runTogether(place, [
    ['systemctl', 'is-enabled', 'systemd-networkd.service'],
    ...files.map(({target}) => ['cat', target]),
  ])
  return [
    ...(enabled?.status === 0 ? [] : ['systemd-networkd does not start at boot']),
    ...files.flatMap(({target, content}, index) => {
      const text = texts[index]
      if (text?.status !== 0) return [`${target} is not there`]
      return text.stdout === content ? [] : [`${target} is not as the lab wrote it`]
    }),
  ]
}
