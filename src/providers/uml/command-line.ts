import {join} from 'node:path'
import {agentParameters, managementAddresses, tapNames} from '../embedded/links.ts'
import type {MachineFiles, MachineRecord} from '../embedded/machine-files.ts'
import type {LabPaths} from '../embedded/paths.ts'
import {hardwareAddress} from '../embedded/underlay.ts'
import type {LabSpec} from '../provider.ts'

/** Folder of a lab where the machines' memory lies: a file system in memory, made for it. */
export const memoryFolder = ({root}: LabPaths): string => join(root, 'memory')

/** Frames that a machine takes from its tap at once, and packets joined to larger ones: a third less CPU time. */
const vector = (tap: string, mac: string): string => `transport=tap,ifname=${tap},mac=${mac},depth=64,gro=1`

/** Command line of the machine's kernel, which is an ordinary program. */
export function umlCommand(
  {name, address, memory, plainDirectories, baseDisk}: MachineRecord,
  files: MachineFiles,
  {spec, paths}: {spec: LabSpec; paths: LabPaths},
): string[] {
  const taps = tapNames(address)
  const management = managementAddresses(spec.hostAddress, address)
  return [
    // Nothing of the caller's: a CI runner ends all processes at the job's end that still carry its variables.
    ...['env', '-i', `PATH=${process.env.PATH ?? '/usr/bin:/bin'}`],
    // The kernel keeps the machine's memory in a file below TMPDIR, and a socket for its console program below HOME.
    ...[`TMPDIR=${memoryFolder(paths)}`, `HOME=${files.directory}`],
    'linux.uml',
    `mem=${memory / 1024}K`,
    `ubd0=${files.disk},${baseDisk}`,
    ...['root=/dev/ubda', 'rw'],
    ...['con=null', 'con0=null,fd:1', 'ssl=null'],
    `systemd.hostname=${name}`,
    `vec0:${vector(taps.underlay, hardwareAddress(address))}`,
    `vec1:${vector(taps.management, hardwareAddress(management.machine))}`,
    ...agentParameters('vec1', management, plainDirectories),
  ]
}

/** Memory in bytes and base disk of a running kernel, from its command line; undefined for any other program. */
export function parseUmlCommand(words: readonly string[]): {memory: number; baseDisk: string} | undefined {
  const memory = words.map(word => /^mem=(\d+)K$/.exec(word)?.[1]).find(Boolean)
  const baseDisk = words.map(word => /^ubd0=[^,]*,(.+)$/.exec(word)?.[1]).find(Boolean)
  return memory && baseDisk ? {memory: Number(memory) * 1024, baseDisk} : undefined
}
