import type {Machine} from '../lab/machine.ts'
import type {Fault} from './fault.ts'
import {placedFault} from './placed-fault.ts'

/** Where what fills the disk lies: nobody else writes there, and it is on the root file system. */
const folder = '/var/lib/fanlab-fill-disk'

/**
 * No byte is free on the root file system, not even for root. The blocks are only reserved: nothing is written, so that the
 * host's disk behind it stays as it is.
 */
export const diskFault = (machines: readonly Machine[]): Fault =>
  placedFault(
    machines.map(machine => ({
      ...{place: machine, what: 'the disk', see: `df -h /; ls -l ${folder}`, words: [folder]},
      act: `mkdir -p "$1"
size=$(($(stat -f -c '%f * %S' "$1")))
number=0
while [ "$size" -ge 4096 ]; do
  number=$((number + 1))
  fallocate -l "$size" "$1/$number" 2>/dev/null || { rm -f "$1/$number"; size=$((size / 2)); }
done`,
      undo: 'rm -rf "$1"',
      look: `if ! [ -d "$1" ]; then echo gone
elif dd if=/dev/zero of="$1/look" bs=64k count=1 conv=fsync 2>/dev/null; then rm -f "$1/look"; echo "there is still room"
else rm -f "$1/look"; echo there; fi`,
    })),
  )
