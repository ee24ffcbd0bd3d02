import {readFile} from 'node:fs/promises'
import type {NetworkDeed} from '../lab/fault/deed.ts'
import {guestPath} from '../process/package-root.ts'
import type {Fault} from './fault.ts'
import type {FaultLab} from './fault-lab.ts'
import {placedFault} from './placed-fault.ts'
import {hostIsOn, portsAt} from './ports.ts'

/** Bytes of the object of fault.bpf.c at which its numbers stand. */
const marker = 'FAULT001'

interface Numbers {
  share: number
  mtu: number
  onlyOwn: boolean
}

/** What packets at the lab's ends of links go through: a share comes twice, or those that are too large vanish. */
export async function programFault(where: FaultLab, id: string, deed: NetworkDeed): Promise<Fault> {
  const {network, way} = deed
  // Without a way each packet is looked at once: where a machine sends it, or the host.
  const [into, out] =
    way === undefined ? [true, hostIsOn(where, network)] : [way.which !== 'to', way.which !== 'from']
  const object = numbered(await readFile(guestPath('faults/guest/fault.bpf.o')), {
    share: deed.kind === 'duplicate' ? deed.share : 0,
    mtu: deed.kind === 'mtu' ? deed.mtu : 0xffff_ffff,
    onlyOwn: way === undefined,
  })
  const hooks = [...(into ? ['ingress:in'] : []), ...(out ? ['egress:out'] : [])].map(hook => {
    const [direction, end] = hook.split(':')
    return `${direction} fault/${deed.kind}-${end}`
  })
  return placedFault(
    portsAt(where, network, way).map(({name}) => ({
      ...{
        place: where.lab.host,
        what: `port ${name}`,
        see: `tc filter show dev ${name} ingress; tc filter show dev ${name} egress`,
      },
      words: [name, preference(id), `/run/fanlab-fault-${id}-${name}.o`, ...hooks],
      act: `${names}
cat > "$object"
tc qdisc add dev "$port" clsact 2>/dev/null || tc qdisc show dev "$port" | grep -q clsact
for hook in "$@"; do
  tc filter add dev "$port" "\${hook% *}" pref "$pref" bpf da obj "$object" sec "\${hook#* }"
done
rm -f "$object"`,
      stdin: object,
      undo: `${names}
rm -f "$object"
[ -e "/sys/class/net/$port" ] || exit 0
case $(tc qdisc show dev "$port") in *clsact*) ;; *) exit 0 ;; esac
for way in ingress egress; do
  [ -z "$(tc filter show dev "$port" "$way" pref "$pref")" ] || tc filter del dev "$port" "$way" pref "$pref"
done
[ -n "$(tc filter show dev "$port" ingress)$(tc filter show dev "$port" egress)" ] || tc qdisc del dev "$port" clsact`,
      look: `${names}
[ -e "/sys/class/net/$port" ] || { echo gone; exit; }
seen=0
for hook in "$@"; do
  case $(tc filter show dev "$port" "\${hook% *}" pref "$pref") in *"\${hook#* }"*) seen=$((seen + 1)) ;; esac
done
case $seen in 0) echo gone ;; $#) echo there ;; *) echo "$seen of $# programs" ;; esac`,
    })),
  )
}

const names = 'port=$1 pref=$2 object=$3; shift 3'

/** Of filters at a port, which may have some of another fault. */
const preference = (id: string): string => String((Number.parseInt(id.slice(0, 4), 16) % 30_000) + 1)

/** A copy of the program with its numbers, in the order of fault.bpf.c. */
function numbered(program: Buffer, {share, mtu, onlyOwn}: Numbers): Buffer {
  const at = program.indexOf(marker)
  if (at < 0) throw new Error('the program of faults has no place for its numbers')
  const copy = Buffer.from(program)
  const numbers = [Math.min(0xffff_ffff, Math.round(share * 2 ** 32)), mtu, onlyOwn ? 1 : 0]
  for (const [index, number] of numbers.entries()) copy.writeUInt32LE(number, at + marker.length + 4 * index)
  return copy
}
