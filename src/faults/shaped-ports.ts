import type {NetworkDeed} from '../lab/fault/deed.ts'
import {LabError} from '../process/lab-error.ts'
import type {Port} from './ports.ts'

/**
 * The ports whose queue has to send more slowly. The lab's end of a link sends what its machine gets, the machine's own
 * end (`inside`) what it sends. What goes the other way is held back where there are only two: at the other one.
 */
export function shapedPorts(ports: readonly Port[], {way, network}: NetworkDeed, inside: boolean): Port[] {
  if (way === undefined) return [...ports]
  const own = ports.filter(({machine}) => machine === way.machine)
  const others = ports.filter(({machine}) => machine !== way.machine)
  const direct = inside ? 'from' : 'to'
  if (way.which === direct) return own
  if (others.length > 1)
    throw new LabError(
      `cannot hold back what is ${way.which === 'to' ? 'sent to' : 'sent by'} ${way.machine} on ${network}: more than two are there`,
      {hint: `${direct} ${way.machine}, or nobody in particular`},
    )
  return way.which === 'at' ? [...own, ...others] : others
}
