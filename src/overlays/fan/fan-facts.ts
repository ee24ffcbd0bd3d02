import {LabError} from '../../process/lab-error.ts'
import {parseOsRelease} from '../../process/os-release.ts'
import {shownValue} from '../../process/shown-value.ts'
import type {FanFacts} from './probe.ts'

/**
 * Prints all that decides which fan works on a machine, a section for each fact. The kernel says that it has a fan only
 * once the module is loaded, so it is, unless the first argument is `look`. Asks neither `lxd` nor `ip -d`: on some
 * releases the first is a stub that installs LXD, and the second crashes.
 */
export const fanFactsScript = `
[ "\${1:-}" = look ] || modprobe vxlan 2>/dev/null
version() { dpkg-query --show --showformat='\${db:Status-Status} \${Version}' "$1" 2>/dev/null; }
section() { printf '\\n== %s\\n' "$1"; }
section kernel; uname -r
section fan; cat /proc/sys/net/fan/vxlan 2>/dev/null
section os; cat /etc/os-release
section ip; ip -V
section ubuntu-fan; version ubuntu-fan
section snap; cat /snap/lxd/current/meta/snap.yaml 2>/dev/null
section lxd; version lxd
:
`

/** Reads what the script printed. Throws a LabError when it is something else. */
export function parseFanFacts(text: string): FanFacts {
  const [, ...words] = text.split(/^== (\S+)\n/m)
  const sections = new Map<string, string>()
  for (let index = 0; index < words.length; index += 2) {
    sections.set(words[index] as string, (words[index + 1] ?? '').trim())
  }
  const section = (name: string): string => sections.get(name) ?? ''
  if (section('kernel') === '')
    throw new LabError(`cannot read the facts about the fan: got ${shownValue(text)}`)
  const {id, version} = parseOsRelease(section('os'))
  const lxd = snapOf(section('snap')) ?? packageOf(section('lxd'))
  return {
    kernel: section('kernel'),
    fanVxlan: section('fan') || null,
    os: {id, version},
    iproute2: section('ip'),
    ubuntuFan: installed(section('ubuntu-fan')) ?? null,
    ...(lxd ? {lxd} : {}),
  }
}

/** "installed 5.0.2-5+deb12u6"; a package that was removed is "config-files …". */
const installed = (line: string): string | undefined => /^installed (\S+)/.exec(line)?.[1]

function packageOf(line: string): FanFacts['lxd'] {
  const version = installed(line)
  return version === undefined ? undefined : {version, base: null}
}

/** Of a snap's meta/snap.yaml the two lines `version: 5.0.3-ffb17cf` and `base: core22`. */
function snapOf(yaml: string): FanFacts['lxd'] {
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:\\s*['"]?([^'"\\s]+)`, 'm').exec(yaml)?.[1]
  const [version, base] = [field('version'), field('base')]
  return version === undefined ? undefined : {version, base: base ?? 'core'}
}
