import type {LabFile} from '../lab/file/lab-file.ts'
import type {Problem} from '../process/problem.ts'
import {choosesAddresses} from '../providers/features.ts'
import type {NetworkSpec, Provider} from '../providers/provider.ts'

/** What speaks against the routes of machines that the lab file asks for, with that provider. */
export function routeProblems(
  {name, features}: Pick<Provider, 'name' | 'features'>,
  {machines}: Pick<LabFile, 'machines'>,
  networks: readonly NetworkSpec[],
): Problem[] {
  // Who gives machines their addresses gives them their routes, too.
  if (choosesAddresses(features, networks)) return []
  const could = features.chosenAddresses === 'asked' ? 'let the network have static addresses, or ' : ''
  return Object.entries(machines).flatMap(([machine, {gateway, forward}]) => {
    const asked = [...(gateway === undefined ? [] : ['a gateway']), ...(forward ? ['forwarding'] : [])]
    if (asked.length === 0) return []
    return {
      message: `provider ${name} leaves the routes of machines as they are, machine ${machine} of the lab asks for ${asked.join(' and ')}`,
      hint: `${could}choose a provider that gives machines their addresses by the lab file, such as lxc, or leave gateway and forward out of it`,
    }
  })
}
