import type {Machine} from '../../lab/machine.ts'
import {useFanTools} from './use-fan-tools.ts'

/** Milliseconds that LXD may take to start on a machine as quick as a container; 4 s were measured, a busy host takes longer. */
const lxdDeadline = 120_000

/** Whether the machine's LXD is a snap: its units are others then, and snapd enables them. */
export const isSnap = async (machine: Machine): Promise<boolean> =>
  (await machine.run(['test', '-d', '/snap/lxd/current'])).status === 0

/**
 * Starts units now and at each boot. To read all units again, which `enable` has systemd do by itself, takes a third of a
 * second of processor time on each machine: what a unit is started from is read when it is first named, which is here.
 */
const enableAndStart = `
systemctl enable --no-reload --quiet "$@"
if systemctl show --property NeedDaemonReload "$@" | grep -q yes; then systemctl daemon-reload; fi
systemctl start "$@"
`

/** Starts LXD, now and at each boot. */
export async function startLxd(machine: Machine): Promise<void> {
  if (await isSnap(machine)) {
    await machine.succeed(['snap', 'start', '--enable', 'lxd'], {timeoutMs: lxdDeadline})
    await machine.succeed(['lxd', 'waitready', `--timeout=${lxdDeadline / 1000}`], {timeoutMs: lxdDeadline})
    return
  }
  await useFanTools(machine)
  // lxd.service waits until LXD is ready, and enables its socket along with it.
  const units = ['lxd.service', 'lxd-containers.service']
  await machine.succeed(['sh', '-euc', enableAndStart, 'sh', ...units], {timeoutMs: lxdDeadline})
}

/** Starts LXD, but not at the next boot. */
export async function startLxdForNow(machine: Machine): Promise<void> {
  if (await isSnap(machine)) {
    await machine.succeed(['snap', 'start', 'lxd'], {timeoutMs: lxdDeadline})
    await machine.succeed(['lxd', 'waitready', `--timeout=${lxdDeadline / 1000}`], {timeoutMs: lxdDeadline})
    return
  }
  await machine.succeed(['systemctl', 'start', 'lxd.service'], {timeoutMs: lxdDeadline})
}

/** Stops a LXD that was started for a moment, and removes all that it had. */
export async function stopAndWipeLxd(machine: Machine): Promise<void> {
  const script = (await isSnap(machine)) ? snapRemoval : removal
  await machine.succeed(['sh', '-eu', '-c', script], {timeoutMs: 60_000})
}

/** Of an LXD that was not set up to its end there is neither, and one that hangs does not answer: the wipe comes all the same. */
const ownBridge = `
timeout 20 lxc profile device remove default eth0 || :
timeout 20 lxc network delete lxdbr0 || :
`

/** Nobody is there any more who could remove it. */
const bridgeIsGone = `
if [ -e /sys/class/net/lxdbr0 ]; then
  echo 'LXD has gone and left its bridge lxdbr0' >&2
  exit 1
fi
`

/** LXD's unit leaves its children running when it stops, so its bridge and DHCP server go by its own hand first. */
const removal = `${ownBridge}
systemctl stop lxd.socket lxd.service
find /var/lib/lxd -mindepth 1 -delete
${bridgeIsGone}`

const snapRemoval = `${ownBridge}
snap stop --disable lxd
find /var/snap/lxd/common/lxd -mindepth 1 -delete
${bridgeIsGone}`
