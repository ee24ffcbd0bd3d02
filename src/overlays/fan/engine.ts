import {guestLibrary} from '../../lab/install-files.ts'
import type {FanEngineName} from './probe.ts'

/** A file of the folder guest and the place where a machine wants it. */
export interface GuestFile {
  /** Its name there. */
  source: string
  /** Absolute path on the machine. Owner and group are root. */
  target: string
  mode: number
}

/** What differs between the engines; hook and all checks are the same for both. */
export interface FanEngine {
  name: FanEngineName
  /** What a machine gets of ours. */
  files: readonly GuestFile[]
  /** Commands that make it ready at once, as the files do from the next boot on. */
  activation: readonly (readonly string[])[]
}

/** What the ebpf engine is made of on a machine. LXD has to be told to look for `ip` there first, see its role. */
export function ebpfFiles(): GuestFile[] {
  return [
    {source: 'fanctl', target: '/usr/local/sbin/fanctl', mode: 0o755},
    {source: 'ip', target: `${guestLibrary}/bin/ip`, mode: 0o755},
    {source: 'fan.sh', target: `${guestLibrary}/fan.sh`, mode: 0o644},
    {source: 'fan-state.sh', target: `${guestLibrary}/fan-state.sh`, mode: 0o644},
    {source: 'fan-egress.sh', target: `${guestLibrary}/fan-egress.sh`, mode: 0o644},
    {source: 'fan-dhcp.sh', target: `${guestLibrary}/fan-dhcp.sh`, mode: 0o644},
    {source: 'fan.bpf.o', target: `${guestLibrary}/fan.bpf.o`, mode: 0o644},
  ]
}

/**
 * Ubuntu's own fan is there already: kernel, iproute2, and fanctl by the package ubuntu-fan. All it needs is that the
 * module is loaded before the first `ip` asks for a fan-map: newer kernels tell their tools its number only then.
 */
const ubuntuFiles: GuestFile[] = [
  {source: 'fan-modules.conf', target: '/etc/modules-load.d/10-fan.conf', mode: 0o644},
]

export const fanEngines: Readonly<Record<FanEngineName, FanEngine>> = {
  ubuntu: {
    name: 'ubuntu',
    files: ubuntuFiles,
    activation: [['modprobe', 'vxlan']],
  },
  ebpf: {name: 'ebpf', files: ebpfFiles(), activation: []},
}

/** Where networkd-dispatcher finds the hook. */
const hookPath = '/etc/networkd-dispatcher/routable.d/50-fan'

/** The hook that makes a fan persistent (either engine), which wants its settings beside it, and a wait for the tunnel. */
export function persistenceFiles(): GuestFile[] {
  return [
    {source: '50-fan', target: hookPath, mode: 0o755},
    {source: 'wait-for-fan', target: `${guestLibrary}/wait-for-fan`, mode: 0o755},
    {
      source: 'dispatcher-after-fan-link.conf',
      target: '/etc/systemd/system/networkd-dispatcher.service.d/10-fan.conf',
      mode: 0o644,
    },
  ]
}

/** Where the hook reads its settings. */
export const fanSettingsPath = '/etc/default/fanlab-fan'

/** The hook's settings: by interface, not by address, so that a new lease is no matter. */
export function hookSettings(fan: {interface: string; overlay: string; underlayLength: number}): string {
  return `INTERFACE=${fan.interface}\nOVERLAY=${fan.overlay}\nUNDERLAY_LENGTH=${fan.underlayLength}\n`
}
