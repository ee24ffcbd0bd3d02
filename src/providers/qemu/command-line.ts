import {hardwareAddress} from '../embedded/hardware-address.ts'
import {managementPortOf, portOf} from '../embedded/lab-devices.ts'
import {agentParameters, managementAddresses} from '../embedded/links.ts'
import type {MachineFiles, MachineRecord} from '../embedded/machine-files.ts'
import type {LabSpec} from '../provider.ts'
import type {Accelerator} from './accelerator.ts'
import type {MachineKernel} from './kernel.ts'

const mebibyte = 1024 ** 2

export const qemuProgram = 'qemu-system-x86_64'

const accelerators: Readonly<Record<Accelerator, readonly string[]>> = {
  kvm: ['-accel', 'kvm', '-cpu', 'host'],
  // Translated code of a whole LXD and its machine's systemd fits into 256 MiB.
  tcg: ['-accel', 'tcg,thread=multi,tb-size=256', '-cpu', 'max'],
}

/** Slot of the first link on the bus, which has 32; the devices before it choose theirs themselves. */
const firstSlot = 8

/** Command line of a machine. Its console is the standard output. */
export function qemuCommand(
  {name, interfaces, cpus, memory, plainDirectories}: MachineRecord,
  files: Pick<MachineFiles, 'disk' | 'ownFiles'>,
  spec: Pick<LabSpec, 'names'>,
  {kernel, initrd}: Pick<MachineKernel, 'kernel' | 'initrd'>,
  accelerator: Accelerator,
): string[] {
  const managementMac = hardwareAddress(name, {device: 'management', addresses: []})
  // The kernel finds devices in the order of their slots on the bus. No firmware has to look for a boot server.
  const link = (slot: number, id: string, tap: string, mac: string): string[] => [
    ...['-netdev', `tap,id=${id},ifname=${tap},script=no,downscript=no`],
    ...['-device', `virtio-net-pci,netdev=${id},mac=${mac},addr=${slot},romfile=`],
  ]
  const parameters = [
    'console=ttyS0',
    // systemd's own words are enough; each line costs time.
    ...['loglevel=6', 'systemd.show_status=yes'],
    // eth0 and so on, in the order of the links.
    'net.ifnames=0',
    // The image is that of the containers too, which must not load profiles into a host's kernel: it has no
    // apparmor_parser, without which Docker refuses to start anything where this kernel has AppArmor switched on.
    'apparmor=0',
    `systemd.hostname=${name}`,
    ...agentParameters(
      `eth${interfaces.length}`,
      managementAddresses(spec.names, name),
      interfaces.map(({device}, index) => ({device: `eth${index}`, name: device})),
      plainDirectories,
    ),
  ]
  return [
    qemuProgram,
    // No configuration of the user's, no devices that were not asked for.
    ...['-no-user-config', '-nodefaults', '-display', 'none', '-serial', 'stdio', '-monitor', 'none'],
    // Not microvm, which has no clock that Linux can trust in software: it hangs on a busy host (seen with QEMU 7.2).
    ...['-machine', 'q35'],
    ...accelerators[accelerator],
    ...['-name', name, '-smp', String(cpus), '-m', `${memory / mebibyte}M`],
    ...['-kernel', kernel, '-initrd', initrd, '-append', parameters.join(' ')],
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...['-drive', `if=none,id=disk,format=qcow2,cache=unsafe,file=${files.disk}`],
    ...['-device', 'virtio-blk-pci,drive=disk'],
    ...['-drive', `if=none,id=own-files,format=raw,readonly=on,file=${files.ownFiles}`],
    ...['-device', 'virtio-blk-pci,drive=own-files'],
    ...['-device', 'virtio-rng-pci'],
    ...interfaces.flatMap((each, index) =>
      link(firstSlot + index, each.device, portOf(name, index), hardwareAddress(name, each)),
    ),
    ...link(firstSlot + interfaces.length, 'management', managementPortOf(name), managementMac),
  ]
}

/** CPUs, memory in bytes and disk of a running machine, by its command line; undefined for any other program. */
export function parseQemuCommand(
  words: readonly string[],
): {cpus: number; memory: number; disk: string} | undefined {
  const after = (flag: string): string => words[words.indexOf(flag) + 1] ?? ''
  const memory = /^(\d+)M$/.exec(after('-m'))?.[1]
  const disk = /,file=(.+)$/.exec(after('-drive'))?.[1]
  if (!words[0]?.endsWith(qemuProgram) || !memory || !disk) return undefined
  return {cpus: Number(after('-smp')), memory: Number(memory) * mebibyte, disk}
}
