import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {run} from '../../process/run.ts'
import type {LabSpec, MachineSpec} from '../provider.ts'
import {enter, type Keeper} from './keeper.ts'
import {bridgeOf, managementPortOf, portOf} from './lab-devices.ts'
import type {MachineFiles} from './machine-files.ts'
import {readLog} from './machine-log.ts'

/** TCP port of the agent on a machine's management link. */
const agentPort = 77

/** How long in milliseconds the links of a machine may take; 30 ms were measured. */
const linksDeadline = 10_000

/** The lab's end and the machine's end of a management link, which has no other addresses. */
interface ManagementAddresses {
  lab: string
  machine: string
}

/**
 * Addresses of a management link: link-local ones, so that nobody takes them for the lab's, by the machine's place among
 * the names of the lab.
 */
export function managementAddresses(names: LabSpec['names'], machine: string): ManagementAddresses {
  const index = names.findIndex(({name}) => name === machine)
  if (index < 0) throw new LabError(`cannot make the links of ${machine}: the lab does not know its name`)
  const number = index + 2
  return {lab: '169.254.0.1', machine: `169.254.${number >> 8}.${number & 255}`}
}

/**
 * The words on a machine's kernel command line that say which name each device gets and which of them is the agent's own
 * link, and which directories have to be there.
 */
export const agentParameters = (
  device: string,
  {lab, machine}: ManagementAddresses,
  links: readonly {device: string; name: string}[],
  directories: readonly string[],
): string[] => [
  `fanlab.links=${links.map(({device, name}) => `${device}:${name}`).join()}`,
  `fanlab.agent=${device},${machine},${lab},${agentPort}`,
  ...(directories.length > 0 ? [`fanlab.directories=${directories.join(':')}`] : []),
]

/**
 * Makes the links of a machine in the lab's namespace: a port of each network that it is on, and the management link,
 * with a relay from the agent's UNIX socket, which can be reached from any network namespace.
 */
export async function makeLinks(
  keeper: Keeper,
  {networks, names}: Pick<LabSpec, 'networks' | 'names'>,
  {name, interfaces}: Pick<MachineSpec, 'name' | 'interfaces'>,
  files: Pick<MachineFiles, 'agent' | 'log'>,
): Promise<void> {
  const {lab, machine} = managementAddresses(names, name)
  const ports = interfaces.map(({network}, index) => {
    const mtu = networks.find(each => each.name === network)?.mtu
    return `${portOf(name, index)} ${bridgeOf(networks, network)} ${mtu}`
  })
  // Packets to a machine that has booted anew get an answer at once, so a dead connection is noticed within a second.
  const relay = [
    'socat',
    `UNIX-LISTEN:${files.agent},fork,mode=600,backlog=128`,
    `TCP4:${machine}:${agentPort},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`,
  ]
  const result = await run(
    [
      ...enter(keeper),
      ...['sh', '-eu', '-c', script, 'links', ports.join('\n'), managementPortOf(name)],
      ...[lab, machine, files.agent, files.log, ...inLastingEnvironment(relay)],
    ],
    {timeoutMs: paced(linksDeadline)},
  )
  if (result.status === 0) return
  const late = `not within ${(result.durationMs / 1000).toFixed(1)} s`
  throw new LabError(
    `cannot make the links of ${name}: ${result.stderr.trim() || (result.timedOut ? late : `status ${result.status}`)}`,
    {logs: [{name: `links-${name}.txt`, text: `${await readLog(files.log)}${result.stderr}`}]},
  )
}

const script = `
ports=$1; management=$2; lab=$3; machine=$4; socket=$5; log=$6
shift 6
echo "$ports" | while read -r port bridge mtu; do
  ip tuntap add "$port" mode tap
  ip link set "$port" mtu "$mtu" addrgenmode none master "$bridge" up
done
ip tuntap add "$management" mode tap
ip address add "$lab" peer "$machine/32" dev "$management" scope link
ip link set "$management" up
setsid "$@" </dev/null >>"$log" 2>&1 &
while ! [ -S "$socket" ]; do
  kill -0 $!
  sleep 0.01
done
`
