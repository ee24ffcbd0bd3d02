import type {NetworkDeed} from '../lab/fault/deed.ts'
import type {PlaceHandle} from '../lab/machine.ts'
import type {Fault} from './fault.ts'
import type {FaultLab} from './fault-lab.ts'
import {placedFault} from './placed-fault.ts'
import {portsAt} from './ports.ts'
import {shapedPorts} from './shaped-ports.ts'

/** A device that sends more slowly. */
interface ShapedDevice {
  place: PlaceHandle
  device: string
}

/** Queues that send later: rate by tbf, delay and reorder by netem. */
export async function shapeFault(where: FaultLab, deed: NetworkDeed): Promise<Fault> {
  const {lab} = where
  const inside = deed.kind !== 'rate' && !where.netem
  const devices: ShapedDevice[] = shapedPorts(portsAt(where, deed.network, undefined), deed, inside).map(
    port =>
      inside ? {place: lab.machine(port.machine), device: port.device} : {place: lab.host, device: port.name},
  )
  const {kind, words} = queueOf(deed)
  return placedFault(
    devices.map(({place, device}) => ({
      ...{
        place,
        what: device,
        see: `tc -s qdisc show dev ${device}`,
        words: [device, `qdisc ${kind} ${handle}`, ...words],
      },
      act: `device=$1; shift 2; tc qdisc add dev "$device" root handle ${handle} "$@"`,
      undo: `[ -e "/sys/class/net/$1" ] || exit 0
case $(tc qdisc show dev "$1") in *"$2"*) tc qdisc del dev "$1" root ;; esac`,
      look: `[ -e "/sys/class/net/$1" ] || { echo gone; exit; }
said=$(tc qdisc show dev "$1"); case $said in *"$2"*) echo there ;; *) echo gone ;; esac`,
    })),
  )
}

/** Of ours alone. */
const handle = 'fa17:'

/** Bytes that tbf lets pass at once: 10 ms of its rate, and at least two packets. */
const burstOf = (rate: number): number => Math.max(3200, Math.round(rate / 8 / 100))

function queueOf(deed: NetworkDeed): {kind: string; words: string[]} {
  switch (deed.kind) {
    case 'rate':
      return {
        kind: 'tbf',
        words: ['tbf', 'rate', `${deed.rate}bit`, 'burst', String(burstOf(deed.rate)), 'latency', '100ms'],
      }
    case 'delay':
      return {
        kind: 'netem',
        words: [
          'netem',
          'limit',
          '10000',
          'delay',
          `${deed.delay}ms`,
          ...(deed.jitter > 0 ? [`${deed.jitter}ms`] : []),
        ],
      }
    case 'reorder':
      return {
        kind: 'netem',
        words: ['netem', 'limit', '10000', 'delay', '10ms', 'reorder', `${(deed.share * 100).toFixed(2)}%`],
      }
    default:
      throw new Error(`no queue makes ${deed.kind}`)
  }
}
