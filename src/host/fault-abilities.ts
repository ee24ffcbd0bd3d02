import {paced} from '../process/host-pace.ts'
import {run} from '../process/run.ts'

/** What a kernel needs for faults, by the words that messages have for it. */
const wants = {
  filter: 'packet filters of bridges (nf_tables)',
  programs: 'programs at network devices (clsact, cls_bpf)',
  tbf: 'the queue tbf',
  netem: 'the queue netem',
} as const

type Ability = keyof typeof wants

/** What this host's kernel can do to packets: undefined where it can, else why not. */
export type FaultAbilities = Readonly<Record<Ability, string | undefined>>

/**
 * Tries in a throw-away network namespace what faults ask of the kernel: what counts may be built in, or be there and not
 * work. Needs root.
 */
export async function tryFaultAbilities(): Promise<FaultAbilities> {
  const result = await run(['unshare', '--net', 'sh', '-u', '-c', trial, 'trial'], {timeoutMs: paced(20_000)})
  const lines = result.stdout.split('\n')
  const done = lines.includes('done')
  const against = (ability: Ability): string | undefined => {
    if (!done)
      return `it could not be tried: ${(result.stderr || result.stdout).trim() || `status ${result.status}`}`
    const said = lines.find(line => line.startsWith(`${ability}: `))
    return said === undefined
      ? undefined
      : `this kernel has not ${wants[ability]} (${said.slice(ability.length + 2)})`
  }
  return {
    filter: against('filter'),
    programs: against('programs'),
    tbf: against('tbf'),
    netem: against('netem'),
  }
}

const trial = `
attempt() {
  name=$1; shift
  answer=$("$@" 2>&1) || printf '%s: %s\\n' "$name" "$(printf %s "$answer" | tail -n 1)"
}
ip link add trial0 type bridge
# Without nft on this computer the machines' image has one; it is the kernel that counts.
if command -v nft >/dev/null; then
  attempt filter nft 'table bridge trial { chain trial { type filter hook prerouting priority -400; numgen random mod 2 < 1 drop; }; }'
fi
programs() { tc qdisc add dev trial0 clsact && tc filter add dev trial0 egress bpf bytecode '1,6 0 0 0,' classid 1:1; }
attempt programs programs
attempt tbf tc qdisc add dev trial0 root tbf rate 1mbit burst 3200 latency 100ms
tc qdisc del dev trial0 root 2>/dev/null
attempt netem tc qdisc add dev trial0 root netem delay 1ms
echo done
`
