import {askEndpoints} from '../../lab/ask-endpoints.ts'
import type {CheckContext} from '../../lab/check-context.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import type {FoundEndpoints} from '../../lab/endpoint.ts'
import {expectEqual} from '../../lab/expect.ts'
import {plannedEndpoints} from '../../lab/planned-endpoints.ts'
import type {Said} from '../../lab/run-together.ts'
import {ipLinks} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import type {ContainerOverlay, Invariant} from '../overlay.ts'

/** F7: containers took the overlay's MTU from DHCP, and the overlay's prefix length. */
export const containersHaveFanMtu =
  ({mtu, prefix}: ContainerOverlay): Invariant['check'] =>
  async ({lab}, {endpoints, missing}) => {
    throwIfMissing(lab, missing)
    const containers = endpoints.filter(({kind, launched}) => kind === 'container' && !launched)
    const argv = ['ip', '-json', '-4', 'addr', 'show', 'dev', 'eth0']
    const said = await askEndpoints(containers.map(source => ({source, argv})))
    const got = containers.map(({name}, index) => {
      const [link] = readJson(answerOf(name, said[index]), ipLinks, `the interfaces of ${name}`)
      return `${name} mtu ${link?.mtu} length ${link?.addr_info.map(({prefixlen}) => prefixlen).join(' and ')}`
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

/** F8: every overlay address belongs to one endpoint only, and none has another one beside its own. */
export const addressesAreUnique =
  ({owns}: ContainerOverlay): Invariant['check'] =>
  async (_, {endpoints}) => {
    const argv = ['ip', '-json', '-4', 'addr', 'show', 'scope', 'global']
    const said = await askEndpoints(endpoints.map(source => ({source, argv})))
    const held = endpoints.flatMap(({name, address: own}, index) => {
      const links = readJson(answerOf(name, said[index]), ipLinks, `the interfaces of ${name}`)
      return links
        .flatMap(({addr_info}) => addr_info.filter(({local}) => owns(local)))
        .map(({local}) => ({name, address: local, own}))
    })
    const twice = held.filter(
      ({address}, index) => held.findIndex(other => other.address === address) !== index,
    )
    const problems = [
      ...twice.map(
        ({address}) =>
          `${address} of ${held
            .filter(other => other.address === address)
            .map(({name}) => name)
            .join(' and ')}`,
      ),
      ...held
        .filter(({address, own}) => address !== own)
        .map(({name, address, own}) => `${name} has ${address} beside ${own}`),
    ]
    if (problems.length > 0)
      throw new CheckFailed({
        expected: 'every endpoint has one address, and every address belongs to one endpoint',
        got: problems.join('; '),
      })
  }

/** A command that failed is no empty answer. */
function answerOf(name: string, said: Said | undefined): string {
  if (said?.status === 0) return said.stdout.trim() || '[]'
  throw new CheckFailed({expected: `${name} tells its addresses`, got: said?.stderr.trim() || 'no answer'})
}
