import {askEndpoints} from '../../lab/ask-endpoints.ts'
import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {FoundEndpoints} from '../../lab/endpoint.ts'
import {expectEqual} from '../../lab/expect.ts'
import {plannedEndpoints} from '../../lab/planned-endpoints.ts'
import {ipLinks} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import type {Invariant, Overlay} from '../overlay.ts'

/** F7: containers took the overlay's MTU from DHCP, and the overlay's prefix length. */
export const containersHaveFanMtu =
  ({mtu, prefix}: Overlay): Invariant['check'] =>
  async ({lab}, {endpoints, missing}) => {
    throwIfMissing(lab, missing)
    const containers = endpoints.filter(({kind, launched}) => kind === 'container' && !launched)
    const argv = ['ip', '-json', '-4', 'addr', 'show', 'dev', 'eth0']
    const said = await askEndpoints(containers.map(source => ({source, argv})))
    const got = containers.map(({name}, index) => {
      const [link] = readJson(said[index]?.stdout || '[]', ipLinks, `the interfaces of ${name}`)
      return `${name} mtu ${link?.mtu} length ${link?.addr_info[0]?.prefixlen}`
    })
    expectEqual(
      'interfaces of containers',
      containers.map(({name}) => `${name} mtu ${mtu} length ${prefix.length}`),
      got,
    )
  }

/** Of a container that cannot be asked nobody knows. */
function throwIfMissing({topology}: CheckContext['lab'], missing: FoundEndpoints['missing']): void {
  const containers = plannedEndpoints(topology).filter(({kind}) => kind === 'container')
  for (const {name, reason} of missing) {
    if (containers.some(container => container.name === name))
      throw new LabError(`cannot probe ${name}: ${reason}`)
  }
}

/** F8: every overlay address belongs to one endpoint only. */
export async function addressesAreUnique(_: CheckContext, {endpoints}: FoundEndpoints): Promise<void> {
  const argv = ['ip', '-json', '-4', 'addr', 'show', 'scope', 'global']
  const said = await askEndpoints(endpoints.map(source => ({source, argv})))
  const held = endpoints.flatMap(({name}, index) => {
    const links = readJson(said[index]?.stdout || '[]', ipLinks, `the interfaces of ${name}`)
    return links.flatMap(({addr_info}) => addr_info.map(({local}) => ({name, address: local})))
  })
  // Docker's own bridge has the same address on every machine, and leaves none of them.
  const all = held.filter(({address}) => !address.startsWith('172.17.'))
  const twice = all.filter(({address}, index) => all.findIndex(other => other.address === address) !== index)
  if (twice.length === 0) return
  throw new CheckFailed({
    expected: 'every address belongs to one endpoint',
    got: twice
      .map(
        ({address}) =>
          `${address} of ${all
            .filter(other => other.address === address)
            .map(({name}) => name)
            .join(' and ')}`,
      )
      .join('; '),
  })
}
