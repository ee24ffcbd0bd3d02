import {agentParameters, managementAddresses, tapNames} from '../embedded/links.ts'
import type {MachineFiles, MachineRecord} from '../embedded/machine-files.ts'
import {hardwareAddress} from '../embedded/underlay.ts'
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

/** Command line of a machine. Its console is the standard output. */
export function qemuCommand(
  {name, address, cpus, memory, plainDirectories}: MachineRecord,
  files: Pick<MachineFiles, 'disk'>,
  spec: Pick<LabSpec, 'hostAddress'>,
  {kernel, initrd}: Pick<MachineKernel, 'kernel' | 'initrd'>,
  accelerator: Accelerator,
): string[] {
  const taps = tapNames(address)
  const management = managementAddresses(spec.hostAddress, address)
  // The kernel finds devices in the order of their slots on the bus. No firmware has to look for a boot server.
  const link = (slot: number, id: string, tap: string, mac: string): string[] => [
    ...['-netdev', `tap,id=${id},ifname=${tap},script=no,downscript=no`],
    ...['-device', `virtio-net-pci,netdev=${id},mac=${mac},addr=${slot},romfile=`],
  ]
  const parameters = [
    'console=ttyS0',
    // systemd's own words are enough; each line costs time.
    ...['loglevel=6', 'systemd.show_status=yes'],
    // eth0 and eth1, in the order of the links.
    'net.ifnames=0',
    // The image is that of the containers too, which must not load profiles into a host's kernel: it has no
    // apparmor_parser, without which Docker refuses to start anything where this kernel has AppArmor switched on.
    'apparmor=0',
    `systemd.hostname=${name}`,
    ...agentParameters('eth1', management, plainDirectories),
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
    ...['-device', 'virtio-rng-pci'],
    ...link(8, 'underlay', taps.underlay, hardwareAddress(address)),
    ...link(9, 'management', taps.management, hardwareAddress(management.machine)),
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
