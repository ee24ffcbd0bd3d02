import {endProcess} from '../../process/end-process.ts'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {inLastingEnvironment} from '../../process/lasting-environment.ts'
import {isAlive, type ProcessIdentity} from '../../process/process-identity.ts'
import {run} from '../../process/run.ts'
import {type Sight, waitUntil} from '../../process/wait-until.ts'
import type {LabSpec} from '../provider.ts'
import {readCgroupLayout} from './cgroup-layout.ts'
import {hardwareAddress} from './hardware-address.ts'
import {findKeeper, keeperWord} from './keeper-process.ts'
import {bridgeOf} from './lab-devices.ts'
import {longestLog, readLog} from './machine-log.ts'
import type {LabPaths} from './paths.ts'

/** How long in milliseconds the namespaces may take; 60 ms were measured. */
const keeperDeadline = 10_000
/** How long in milliseconds the end of all that runs in them may take; a busy host needs some. */
const endDeadline = 30_000

/**
 * The process that holds the lab's network, mount and process namespaces; when it dies, all in them dies with it.
 * Its pid is the host's.
 */
export type Keeper = ProcessIdentity

/** argv in front of a command that runs it inside the lab's namespaces, with the host's files. */
export const enter = (keeper: Keeper): string[] => [
  'nsenter',
  `--target=${keeper.pid}`,
  '--mount',
  '--net',
  '--pid',
  '--',
]

/**
 * Makes the lab's namespaces: a network stack of its own with a bridge for each network, mounts of its own, and processes of its
 * own, so that ending the first of them ends all, whatever they became.
 */
export async function startKeeper(
  paths: LabPaths,
  lab: Pick<LabSpec, 'image' | 'networks'> & {ownTree: boolean},
): Promise<Keeper> {
  const layout = await readCgroupLayout()
  const outer = [
    'unshare',
    '--mount',
    '--net',
    '--pid',
    '--fork',
    '--kill-child',
    'sh',
    '-eu',
    '-c',
    keeperScript,
  ]
  const names = [
    ...[keeperWord, paths.root, lab.image, bridges(lab)],
    ...[lab.ownTree ? 'own' : 'shared', String(longestLog)],
  ]
  const result = await run(
    [
      'sh',
      '-eu',
      '-c',
      launchScript,
      'launch',
      paths.root,
      String(layout.roots.length),
      ...layout.roots,
      'setsid',
      ...inLastingEnvironment([...outer, ...names]),
    ],
    {timeoutMs: paced(keeperDeadline)},
  )
  const keeper = await findKeeper(paths)
  if (result.status === 0 && keeper) return keeper
  const log = await readLog(paths.keeperLog)
  const said = (log || result.stderr).trim().split('\n').slice(-5).join('\n')
  const late = `no answer within ${(result.durationMs / 1000).toFixed(1)} s; last seen: ${said || 'nothing'}`
  throw new LabError(
    `cannot make the lab's namespaces: ${result.timedOut ? late : said || `status ${result.status}`}`,
    {
      hint: result.timedOut
        ? 'the host may be overloaded: uptime; ps -eo pcpu,args --sort=-pcpu | head'
        : 'namespaces need root and a kernel with CONFIG_NET_NS, CONFIG_PID_NS',
      logs: [{name: 'keeper.log', text: `${log}${result.stderr}`}],
    },
  )
}

/** A line for each network: its bridge, the bridge's hardware address, its MTU and the host's addresses. */
const bridges = ({networks}: Pick<LabSpec, 'networks'>): string =>
  networks
    .map(({name, mtu, host}) => {
      const bridge = bridgeOf(networks, name)
      return [bridge, hardwareAddress('host', {device: bridge, addresses: host}), mtu, ...host].join(' ')
    })
    .join('\n')

/** Ends the keeper and with it every process of the lab; resolves when it is gone. */
export async function stopKeeper(keeper: Keeper): Promise<void> {
  await waitUntil(
    "the process that holds the lab's namespaces has ended",
    async (): Promise<Sight<true>> => {
      if (!isAlive(keeper)) return {value: true}
      endProcess(keeper.pid)
      return {notYet: `process ${keeper.pid}, which was ended`}
    },
    {within: paced(endDeadline), firstPause: 5},
  )
}

/**
 * Starts the rest of its arguments in the background, and returns when they wrote their pid file. They start in the
 * root of every cgroup hierarchy: LXC makes the machines' cgroups below that of the first process, and below any other
 * cgroup than the root, version 2 could not limit them.
 */
const launchScript = `
root=$1; shift
hierarchies=$1; shift
while [ "$hierarchies" -gt 0 ]; do
  echo $$ > "$1/cgroup.procs"
  shift; hierarchies=$((hierarchies - 1))
done
"$@" </dev/null >>"$root/keeper.log" 2>&1 &
child=$!
# It has a session of its own, and would go on alone when its time is over.
trap 'kill -KILL "$child"; exit 1' TERM
while ! [ -s "$root/keeper" ]; do
  kill -0 "$child" || exit 1
  sleep 0.01
done
`

/**
 * Runs as the first process of the lab. LXC needs the host's cgroup tree, but a fresh /sys of the lab's own network,
 * hence the bind back. Where the host mounts no tree of version 2, the lab does: the kernel has one, and without it LXC
 * would leave its machines in the root of that, which all would share. The pid is read before /proc is mounted anew: it is the host's then.
 */
const keeperScript = `
root=$1; image=$2; bridges=$3; tree=$4; longest=$5
read -r stat < /proc/self/stat
pid=\${stat%% *}
set -- \${stat##*) }
shift 19
start=$1
mount --make-rprivate /
mkdir "$root/cgroup"
mount --rbind /sys/fs/cgroup "$root/cgroup"
mount -t proc proc /proc
mount -t sysfs sysfs /sys
if [ "$tree" = own ]; then
  mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup
  for hierarchy in "$root/cgroup"/*; do
    place=/sys/fs/cgroup/\${hierarchy##*/}
    if [ -L "$hierarchy" ]; then cp -P "$hierarchy" "$place"; continue; fi
    mkdir "$place"
    mount --rbind "$hierarchy" "$place"
  done
  mkdir -p /sys/fs/cgroup/unified
  mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified
  echo 0 > /sys/fs/cgroup/unified/cgroup.procs
else
  mount --rbind "$root/cgroup" /sys/fs/cgroup
fi
umount -l "$root/cgroup"
rmdir "$root/cgroup"
mount -t overlay -o "lowerdir=$image,upperdir=$root/host/upper,workdir=$root/host/work" overlay "$root/host/root"
mount -t proc proc "$root/host/root/proc"
mount -t sysfs -o ro sysfs "$root/host/root/sys"
mount --rbind /dev "$root/host/root/dev"
mount -t tmpfs -o mode=755 tmpfs "$root/host/root/run"
ip link set lo up
# A new namespace begins with what the host forwards, and the host's place is no way from one network to the other.
echo 0 > /proc/sys/net/ipv4/ip_forward
echo "$bridges" | while read -r bridge hardware mtu addresses; do
  # A bridge that is given no hardware address takes the lowest of its ports, and so another one when a machine restarts;
  # the other machines would send to the old one for half a minute.
  ip link add "$bridge" address "$hardware" mtu "$mtu" type bridge
  # Where the host has no IPv6 address it has none at all, not even one that follows from the bridge's hardware address.
  case $addresses in *:*) ;; *) ip link set "$bridge" addrgenmode none ;; esac
  for address in $addresses; do
    case $address in
      *:*) ip addr add "$address" dev "$bridge" nodad ;;
      *) ip addr add "$address" dev "$bridge" ;;
    esac
  done
  ip link set "$bridge" up
done
echo "$pid $start" > "$root/keeper.new"
mv "$root/keeper.new" "$root/keeper"
# The first process inherits orphans and has to wait for them, or they stay as zombies. And it cuts logs: all that
# write them append, so that what comes next is at the beginning again.
while :; do
  find "$root" "$root/machines"/* -maxdepth 1 -type f -name '*log' -size "+\${longest}c" 2>/dev/null |
    while read -r log; do
      tail -c "$longest" "$log" > "$log.1"
      : > "$log"
    done || :
  sleep 5 &
  wait $!
done
`
