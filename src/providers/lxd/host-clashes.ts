import {BlockList} from 'node:net'
import {type IpLink, ipLinks} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import {isV6, withoutLength} from '../embedded/address-family.ts'
import {hostPlace} from '../host-place.ts'
import type {NetworkSpec} from '../provider.ts'

/**
 * Networks that are in the way of those on which the lab's file gives this host an address: it would send what is for the
 * one to the other. Each as a sentence.
 */
export function clashesWith(
  networks: readonly Pick<NetworkSpec, 'name' | 'prefixes' | 'host'>[],
  links: readonly Pick<IpLink, 'ifname' | 'addr_info'>[],
): string[] {
  return networks
    .filter(({host}) => host.length > 0)
    .flatMap(({name, prefixes}) =>
      prefixes.flatMap(prefix =>
        links.flatMap(({ifname, addr_info}) =>
          addr_info
            .filter(({scope}) => scope === 'global')
            .map(({local, prefixlen}) => `${local}/${prefixlen}`)
            .filter(address => contains(prefix, address) || contains(address, prefix))
            .map(address => `network ${name}, ${prefix}: ${ifname} has ${address}`),
        ),
      ),
    )
}

/** Throws a LabError where this host is on such networks already. */
export async function refuseClashes(at: readonly string[], networks: readonly NetworkSpec[]): Promise<void> {
  const argv = ['ip', '-json', 'address', 'show']
  const {status, stdout, stderr} = await hostPlace(at).run(argv)
  if (status !== 0) throw new LabError(`cannot read the addresses of this host: ${stderr.trim()}`)
  const links = readJson(stdout, ipLinks, `the answer of "${argv.join(' ')}"`)
  const found = clashesWith(networks, links)
  if (found.length === 0) return
  throw new LabError(`cannot make networks that this host is on already:\n  ${found.join('\n  ')}`, {
    hint: 'other subnets in the lab file, or provider lxc, whose networks are apart from those of the host',
  })
}

function contains(prefix: string, address: string): boolean {
  if (isV6(prefix) !== isV6(address)) return false
  const family = isV6(prefix) ? 'ipv6' : 'ipv4'
  const list = new BlockList()
  list.addSubnet(withoutLength(prefix), Number(prefix.split('/')[1]), family)
  return list.check(withoutLength(address), family)
}
