import {overlapIp, parseIpPrefix} from '../../process/ip-prefix.ts'
import {LabError} from '../../process/lab-error.ts'
import type {LabSpec, NetworkSpec} from '../provider.ts'
import {isV6} from './address-family.ts'

/** What it needs on the host, by tool and Debian package. */
export const wayOutTools: Readonly<Record<string, string>> = {slirp4netns: 'slirp4netns'}

/** The networks that machines can leave the lab by. */
export const networksOutside = ({networks}: Pick<LabSpec, 'networks'>): NetworkSpec[] =>
  networks.filter(({outside}) => outside)

/** Where a way out can have its own network /24: in ranges that are for nobody's network and are no public addresses. */
const places = ['169.254.255', '198.19.255', '100.127.255'] as const

interface WayOut {
  /** Of the device in the host's place, and of the program behind it. */
  prefix: string
  own: string
  gateway: string
  /** The program answers there as the host's own resolver does. */
  resolver: string
}

/** The addresses of a lab's way out: the same whenever it is asked, and none that the lab has. */
export function wayOutOf(lab: Pick<LabSpec, 'networks' | 'ownPrefixes'>): WayOut {
  const taken = prefixesInside(lab).map(parseIpPrefix)
  const place = places.find(each => !taken.some(one => overlapIp(one, parseIpPrefix(`${each}.0/24`))))
  if (place === undefined)
    throw new LabError(
      `cannot open a way out of the lab: its networks leave none of ${places.map(each => `${each}.0/24`).join(', ')}`,
      {hint: 'choose another subnet in the lab file'},
    )
  // The last numbers are the program's own.
  return {prefix: `${place}.0/24`, own: `${place}.100/24`, gateway: `${place}.2`, resolver: `${place}.3`}
}

/** Where no way out leads: the lab's own prefixes of IPv4. */
export const prefixesInside = ({
  networks,
  ownPrefixes = [],
}: Pick<LabSpec, 'networks' | 'ownPrefixes'>): string[] =>
  [...networks.flatMap(({prefixes}) => prefixes), ...ownPrefixes].filter(prefix => !isV6(prefix))
