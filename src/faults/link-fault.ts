import type {NetworkDeed} from '../lab/fault/deed.ts'
import {reason} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import type {Sight} from '../process/wait-until.ts'
import type {Fault} from './fault.ts'
import type {FaultLab} from './fault-lab.ts'
import {placedFault} from './placed-fault.ts'
import {type Port, portsAt} from './ports.ts'

/** Milliseconds that a machine may take to see that its link has lost its carrier. */
const seenWithin = 10_000

/** Links without their carrier: the lab's ends go down, and the machines see it. */
export function linkFault(where: FaultLab, {network, way}: NetworkDeed): Fault {
  const ports = portsAt(where, network, way)
  const ends = placedFault(
    ports.map(({name}) => ({
      ...{place: where.lab.host, what: `port ${name}`, see: `ip -d link show ${name}`, words: [name]},
      act: 'ip link set dev "$1" down',
      // A machine without power has none.
      undo: '[ ! -e "/sys/class/net/$1" ] || ip link set dev "$1" up',
      look: `[ -e "/sys/class/net/$1" ] || { echo gone; exit; }
case $(ip -o link show dev "$1") in *[\\<,]UP[,\\>]*) echo gone ;; *) echo there ;; esac`,
    })),
  )
  return {
    async act() {
      await ends.act()
      await Promise.all(ports.map(port => carrierIsLost(where, port)))
    },
    undo: () => ends.undo(),
  }
}

async function carrierIsLost({lab}: FaultLab, {machine, device}: Port): Promise<void> {
  const place = lab.machine(machine)
  await place.waitUntil(
    `${device} of ${machine} has lost its carrier`,
    async (): Promise<Sight<true>> => {
      const result = await place.run(['cat', `/sys/class/net/${device}/carrier`])
      if (result.status !== 0)
        throw new LabError(`cannot see the carrier of ${device} on ${machine}: ${reason(result)}`)
      return result.stdout.trim() === '0' ? {value: true} : {notYet: 'it still has it'}
    },
    {within: seenWithin},
  )
}
