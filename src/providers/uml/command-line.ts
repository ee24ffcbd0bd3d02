import {join} from 'node:path'
import {LabError} from '../../process/lab-error.ts'
import {hardwareAddress} from '../embedded/hardware-address.ts'
import {managementPortOf, portOf} from '../embedded/lab-devices.ts'
import {agentParameters, managementAddresses} from '../embedded/links.ts'
import type {MachineFiles, MachineRecord} from '../embedded/machine-files.ts'
import type {LabPaths} from '../embedded/paths.ts'
import type {LabSpec} from '../provider.ts'

/** Folder of a lab where the machines' memory lies: a file system in memory, made for it. */
export const memoryFolder = ({root}: LabPaths): string => join(root, 'memory')

/** Program of a lab that starts a kernel, and starts it again when the machine reboots. */
export const starterFile = ({root}: LabPaths): string => join(root, 'start-kernel')

/**
 * A kernel that reboots executes the program of its own name again. That is this script and not the kernel itself:
 * what the kernel had open is still open, its taps too, and processes of the machine that was may be left and have them
 * open as well. An interface that finds its tap taken cannot be opened until the next reboot. So all that is put right
 * first. (255 is where bash reads this from.)
 */
export const starter = (library: string): string => `#!/bin/bash
set -u
for file in /proc/self/fd/*; do
  number=\${file##*/}
  if [ "$number" -gt 2 ] && [ "$number" -ne 255 ]; then eval "exec $number>&-"; fi
done
read -r stat < /proc/self/stat
fields=(\${stat##*) })
group=\${fields[2]}
for file in /proc/[0-9]*/stat; do
  read -r stat 2>/dev/null < "$file" || continue
  fields=(\${stat##*) })
  pid=\${file#/proc/}
  pid=\${pid%/stat}
  if [ "\${fields[2]}" = "$group" ] && [ "$pid" != $$ ]; then kill -KILL "$pid"; fi
done
for word in "$@"; do
  case $word in *,ifname=*) ;; *) continue ;; esac
  tap=\${word#*,ifname=}
  tap=\${tap%%,*}
  while [ "$(cat "/sys/class/net/$tap/carrier")" = 1 ]; do sleep 0.01; done
done
LD_PRELOAD=${library} exec -a "$0" linux.uml "$@"
`

/** It takes up to 64 frames from its tap at once, and joins packets to larger ones, to save system calls. */
const vector = (tap: string, mac: string): string => `transport=tap,ifname=${tap},mac=${mac},depth=64,gro=1`

/** Command line of the machine's kernel, which is an ordinary program. */
export function umlCommand(
  {name, interfaces, cpus, memory, plainDirectories, baseDisk}: MachineRecord,
  files: MachineFiles,
  {spec, paths, processor}: {spec: LabSpec; paths: LabPaths; processor: number},
): string[] {
  if (cpus !== 1)
    throw new LabError(`cannot start ${name}: machines of provider uml have one CPU, ${cpus} are asked for`)
  const management = managementAddresses(spec.names, name)
  const managementDevice = `vec${interfaces.length}`
  const managementMac = hardwareAddress(name, {device: 'management', addresses: []})
  return [
    // The kernel keeps the machine's memory in a file below TMPDIR, and a socket for its console program below HOME.
    ...['env', `TMPDIR=${memoryFolder(paths)}`, `HOME=${files.directory}`],
    ...['taskset', '--cpu-list', String(processor)],
    starterFile(paths),
    `mem=${memory / 1024}K`,
    `ubd0=${files.disk},${baseDisk}`,
    `ubd1r=${files.ownFiles}`,
    // Nothing has to reach the host's disk: a power cut ends the machine and not the host, which has what was written.
    ...['root=/dev/ubda', 'rw', 'rootflags=barrier=0'],
    // Without it root on the machine mounts the host's files by hostfs, with this process's rights, which are root's. No
    // path lies below a device.
    'hostfs=/dev/null/none',
    ...['con=null', 'con0=null,fd:1', 'ssl=null'],
    // systemd's own words are enough; each line costs time.
    ...['loglevel=6', 'systemd.show_status=yes'],
    `systemd.hostname=${name}`,
    ...interfaces.map(
      (each, index) => `vec${index}:${vector(portOf(name, index), hardwareAddress(name, each))}`,
    ),
    `${managementDevice}:${vector(managementPortOf(name), managementMac)}`,
    ...agentParameters(
      managementDevice,
      management,
      interfaces.map(({device}, index) => ({device: `vec${index}`, name: device})),
      plainDirectories,
    ),
  ]
}

/** Memory in bytes and base disk of a running kernel, from its command line; undefined for any other program. */
export function parseUmlCommand(words: readonly string[]): {memory: number; baseDisk: string} | undefined {
  const memory = words.map(word => /^mem=(\d+)K$/.exec(word)?.[1]).find(Boolean)
  const baseDisk = words.map(word => /^ubd0=[^,]*,(.+)$/.exec(word)?.[1]).find(Boolean)
  return memory && baseDisk ? {memory: Number(memory) * 1024, baseDisk} : undefined
}
