import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {run} from '../../process/run.ts'
import {enter, type Keeper} from './keeper.ts'
import type {MachineFiles} from './machine-files.ts'
import {readLog} from './machine-log.ts'
import {underlayBridge} from './underlay.ts'

/** TCP port of the agent on a machine's management link. */
const agentPort = 77

/** How long in milliseconds the links of a machine may take; 30 ms were measured. */
const linksDeadline = 10_000

/** The lab's end and the machine's end of a management link, which has no other addresses. */
interface ManagementAddresses {
  lab: string
  machine: string
}

/** Names of a machine's tap devices in the lab's namespace: at most 15 characters, and unique by its address. */
export function tapNames(address: string): {underlay: string; management: string} {
  const hex = address
    .split('.')
    .map(byte => Number(byte).toString(16).padStart(2, '0'))
    .join('')
  return {underlay: `tap${hex}`, management: `mgt${hex}`}
}

/**
 * Addresses of a management link: link-local ones, so that nobody takes them for the lab's, with the last two bytes of
 * the underlay addresses, which differ from machine to machine in every underlay from /16 on.
 */
export function managementAddresses(hostAddress: string, address: string): ManagementAddresses {
  const linkLocal = (of: string): string => `169.254.${of.split('.').slice(2).join('.')}`
  return {lab: linkLocal(hostAddress), machine: linkLocal(address)}
}

/** The words on a machine's kernel command line for its agent: the link that is its own, and what has to be there. */
export const agentParameters = (
  device: string,
  {lab, machine}: ManagementAddresses,
  directories: readonly string[],
): string[] => [
  `fanlab.agent=${device},${machine},${lab},${agentPort}`,
  ...(directories.length > 0 ? [`fanlab.directories=${directories.join(':')}`] : []),
]

/**
 * Makes both links of a machine in the lab's namespace: a port of the underlay, and the management link, with a relay
 * from the agent's UNIX socket, which can be reached from any network namespace.
 */
export async function makeLinks(
  keeper: Keeper,
  {address, hostAddress}: {address: string; hostAddress: string},
  files: Pick<MachineFiles, 'agent' | 'log'>,
): Promise<void> {
  const taps = tapNames(address)
  const {lab, machine} = managementAddresses(hostAddress, address)
  // Packets to a machine that has booted anew get an answer at once, so a dead connection is noticed within a second.
  const relay = [
    'socat',
    `UNIX-LISTEN:${files.agent},fork,mode=600,backlog=128`,
    `TCP4:${machine}:${agentPort},nodelay,connect-timeout=10,keepalive,keepidle=1,keepintvl=1,keepcnt=60`,
  ]
  const result = await run(
    [
      ...enter(keeper),
      ...['sh', '-eu', '-c', script, 'links', taps.underlay, underlayBridge, taps.management],
      ...[lab, machine, files.agent, files.log, ...inLastingEnvironment(relay)],
    ],
    {timeoutMs: paced(linksDeadline)},
  )
  if (result.status === 0) return
  const late = `not within ${(result.durationMs / 1000).toFixed(1)} s`
  throw new LabError(
    `cannot make the links of ${address}: ${result.stderr.trim() || (result.timedOut ? late : `status ${result.status}`)}`,
    {logs: [{name: `links-${address}.txt`, text: `${await readLog(files.log)}${result.stderr}`}]},
  )
}

const script = `
underlay=$1; bridge=$2; management=$3; lab=$4; machine=$5; socket=$6; log=$7
shift 7
ip tuntap add "$underlay" mode tap
ip link set "$underlay" master "$bridge" up
ip tuntap add "$management" mode tap
ip address add "$lab" peer "$machine/32" dev "$management" scope link
ip link set "$management" up
setsid "$@" </dev/null >>"$log" 2>&1 &
while ! [ -S "$socket" ]; do
  kill -0 $!
  sleep 0.01
done
`
