import type {Machine} from '../../lab/machine.ts'

/** Where acts note on a machine what they are about to change. It is gone after a reboot, as most of what they do. */
export const noteFolder = '/run/fanlab-sabotage'

/**
 * Lines for `ip -batch`, for the kernel forgets an interface's routes, and its IPv6 addresses, with the interface. What it
 * makes itself, or a daemon by DHCP or router advertisements, comes back by itself.
 */
const note = `
set -e
mkdir -p "$1"
ip -o addr show scope global | awk '!/ dynamic/ {
  print "addr replace", $4, ($5 == "brd" ? "brd " $6 : ""), "dev", $2, ($3 == "inet6" ? "nodad" : "")
}' >"$1/addresses"
for family in 4 6; do
  ip -"$family" -o route show table main |
    sed -E '/^(unreachable|blackhole|prohibit|multicast|fe80::)/d
      / proto (kernel|ra) /d
      / expires /d
      s/ nhid [0-9]+//
      s/ (linkdown|dead|offload|trap|rt_[a-z_]+)//g
      s/\\\\//g
      s/^/route replace /' >"$1/routes-$family"
done
`

/** What is there already is no fault. */
const restore = `
[ -d "$1" ] || exit 0
ip -force -batch "$1/addresses"
for family in 4 6; do ip -"$family" -force -batch "$1/routes-$family"; done
exit 0
`

/** Notes a machine's addresses and routes. */
export const noteNetwork = async (machine: Machine): Promise<void> =>
  void (await machine.succeed(['sh', '-c', note, 'note', noteFolder]))

/** Makes the noted addresses and routes anew, where they are not there. */
export const restoreNetwork = async (machine: Machine): Promise<void> =>
  void (await machine.succeed(['sh', '-c', restore, 'restore', noteFolder]))

const noteValue = `
set -e
mkdir -p "$1"
cat "$2" >"$1/value-$(echo "$2" | tr / -)"
`
const restoreValue = `
noted=$1/value-$(echo "$2" | tr / -)
[ ! -f "$noted" ] || { cat "$noted" >"$2" && rm "$noted"; }
`

/** Writes into a file of the kernel's, such as a sysctl, and notes what it said. */
export async function setKernelValue(machine: Machine, path: string, value: string): Promise<void> {
  await machine.succeed(['sh', '-c', noteValue, 'note', noteFolder, path])
  await machine.succeed(['sh', '-c', 'printf %s "$2" >"$1"', 'set', path, value])
}

export const restoreKernelValue = async (machine: Machine, path: string): Promise<void> =>
  void (await machine.succeed(['sh', '-c', restoreValue, 'restore', noteFolder, path]))
