import {join} from 'node:path'
import {type CgroupLayout, type Controller, limitingControllers} from '../embedded/cgroup-layout.ts'
import {hardwareAddress} from '../embedded/hardware-address.ts'
import {bridgeOf, portOf} from '../embedded/lab-devices.ts'
import {longestLog} from '../embedded/machine-log.ts'
import {rootOf} from '../embedded/root-of.ts'
import type {LabSpec, MachineSpec} from '../provider.ts'

/** Length in microseconds of the window in which the CPU quota counts; the kernel's default. */
const cpuPeriod = 100_000

/** Name of the file with what a machine's console showed. */
export const consoleFile = 'console.log'

/**
 * The machine's LXC configuration. Values never contain a newline: names, addresses and paths are validated before.
 * Evidence for the single lines stands beside them.
 */
export function machineConfig(
  spec: MachineSpec,
  lab: Pick<LabSpec, 'image' | 'images' | 'layers' | 'networks'> & {
    /** The lab's own. */
    cgroup: string
    directory: string
    layout: CgroupLayout
    processes: number
  },
): string {
  return `${[
    `lxc.uts.name = ${spec.name}`,
    `lxc.rootfs.path = overlay:${[...rootOf(spec.name, lab), join(lab.directory, 'upper')].join(':')}`,
    'lxc.apparmor.profile = unconfined',
    // An empty value drops no capability: LXD and Docker inside need mount, network and BPF ones.
    'lxc.cap.drop =',
    'lxc.autodev = 1',
    'lxc.tty.max = 0',
    // Without it there is no /dev/ptmx, and neither LXD nor Docker nor sshd inside can open a terminal.
    'lxc.pty.max = 1024',
    // With `rw` each boot sends hundreds of "add" uevents to the host's udev and a sysctl write changes the host's.
    'lxc.mount.auto = proc:mixed sys:mixed',
    // With the host's hybrid tree instead, LXD inside fails: "Failed to initialize cgroups".
    'lxc.mount.entry = cgroup2 sys/fs/cgroup cgroup2 rw,create=dir 0 0',
    // The kernel lets an unprivileged container inside mount /proc and /sys only where an unmasked one is visible.
    'lxc.mount.entry = proc dev/.lxc/proc proc create=dir,optional 0 0',
    'lxc.mount.entry = sysfs dev/.lxc/sys sysfs create=dir,optional 0 0',
    // LXD's lxcfs needs it.
    'lxc.mount.entry = /dev/fuse dev/fuse none bind,create=file,optional 0 0',
    // For VPNs in user space and virtual switches.
    'lxc.mount.entry = /dev/net/tun dev/net/tun none bind,create=file,optional 0 0',
    ...spec.plainDirectories.map(
      (path, index) =>
        `lxc.mount.entry = ${plainDirectory(lab.directory, index)} ${path.slice(1)} none bind,create=dir 0 0`,
    ),
    ...spec.interfaces.flatMap((each, index) => {
      const mtu = lab.networks.find(({name}) => name === each.network)?.mtu
      return [
        'type = veth',
        `veth.pair = ${portOf(spec.name, index)}`,
        `link = ${bridgeOf(lab.networks, each.network)}`,
        `mtu = ${mtu}`,
        `name = ${each.device}`,
        'flags = up',
        `hwaddr = ${hardwareAddress(spec.name, each)}`,
      ].map(line => `lxc.net.${index}.${line}`)
    }),
    `lxc.cgroup.dir = ${lab.cgroup}/${spec.name}`,
    ...limits(spec, lab),
    `lxc.console.logfile = ${join(lab.directory, consoleFile)}`,
    // What a machine says fills two such files, and then the older one goes.
    `lxc.console.size = ${longestLog}`,
    'lxc.console.rotate = 1',
  ].join('\n')}\n`
}

/** Folder on the host behind the machine's plain directory of that index. */
export const plainDirectory = (machineDirectory: string, index: number): string =>
  join(machineDirectory, `plain-${index}`)

function limits(
  spec: MachineSpec,
  {layout: {controllers}, processes}: {layout: CgroupLayout; processes: number},
): string[] {
  const quota = Math.round(spec.cpus * cpuPeriod)
  const settings: Record<Controller, {1: string[]; 2: string[]}> = {
    cpu: {
      1: [`cpu.cfs_period_us = ${cpuPeriod}`, `cpu.cfs_quota_us = ${quota}`],
      2: [`cpu.max = ${quota} ${cpuPeriod}`],
    },
    memory: {1: [`memory.limit_in_bytes = ${spec.memory}`], 2: [`memory.max = ${spec.memory}`]},
    pids: {1: [`pids.max = ${processes}`], 2: [`pids.max = ${processes}`]},
  }
  return limitingControllers.flatMap(name => {
    const version = controllers[name]?.version
    if (version === undefined) return []
    return settings[name][version].map(line => `lxc.cgroup${version === 2 ? '2' : ''}.${line}`)
  })
}
