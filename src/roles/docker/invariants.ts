import type {CheckContext} from '../../lab/check-context.ts'
import {expectEqual} from '../../lab/expect.ts'
import {overlayOf} from '../../overlays/index.ts'
import {contains, formatPrefix, parseAddress} from '../../process/prefix.ts'
import {fanNetwork, inspectContainer} from './docker-api.ts'
import {isOnFan, placedContainers} from './placed-containers.ts'

/** Every container of the overlay runs, with an address in its machine's slice and the overlay's prefix length. */
export async function containersAreOnNetwork({lab}: CheckContext): Promise<void> {
  const placed = placedContainers(lab).filter(isOnFan)
  if (placed.length === 0) return
  const {prefix, sliceOf} = overlayOf(lab)
  const slices = placed.map(({machine}) => `${formatPrefix(sliceOf(machine))}, /${prefix.length}`)
  const got = await Promise.all(
    placed.map(async ({name, machine}, index) => {
      const {State, NetworkSettings} = await inspectContainer(machine, name)
      const {IPAddress: address = '', IPPrefixLen: length} = NetworkSettings.Networks[fanNetwork] ?? {}
      if (!State.Running || address === '') return `${name} not running or not on ${fanNetwork}`
      const isWhole = contains(sliceOf(machine), parseAddress(address)) && length === prefix.length
      return `${name} in ${isWhole ? slices[index] : `none, with ${address}/${length}`}`
    }),
  )
  expectEqual(
    `addresses on ${fanNetwork}`,
    placed.map(({name}, index) => `${name} in ${slices[index]}`),
    got,
    `docker network inspect ${fanNetwork}, on ${placed.map(({machine}) => machine.name).join(', ')}`,
  )
}
