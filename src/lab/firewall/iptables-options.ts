import {shareOfPrefix} from './address-share.ts'
import type {Flow} from './flow.ts'
import {allIf, type Share, shareOfAny, shareOfBoth, shareOfOthers, someIf} from './share.ts'

type Reader = (value: string, flow: Flow) => Share

/** Names that end in + are beginnings. */
const isInterface = (pattern: string, name: string): boolean =>
  pattern.endsWith('+') ? name.startsWith(pattern.slice(0, -1)) : name === pattern

const isOneOf = (value: string, wanted: string): boolean => value.toUpperCase().split(',').includes(wanted)

const ofState: Reader = (value, {state}) => allIf(isOneOf(value, state.toUpperCase()))

/** Packets of an overlay go from one machine or container to another. */
const unicast: Reader = value => allIf(isOneOf(value, 'UNICAST'))

/** What is matched by values of a packet that a flow has all of. */
const part: Reader = () => 'some'
const ofPorts: Reader = (_, {protocol}) => someIf(protocol === 'tcp' || protocol === 'udp')
const ofTcp: Reader = (_, {protocol}) => someIf(protocol === 'tcp')
const always: Reader = () => 'all'
const never: Reader = () => 'none'
const unknown: Reader = () => 'unknown'

/** Options that have a value. */
const withValue: Readonly<Record<string, Reader>> = {
  '-s': (value, {source}) => shareOfAny(value.split(',').map(each => shareOfPrefix(source, each))),
  '-d': (value, {target}) => shareOfAny(value.split(',').map(each => shareOfPrefix(target, each))),
  '-i': (value, {bridge}) => allIf(isInterface(value, bridge)),
  '-o': (value, {bridge}) => allIf(isInterface(value, bridge)),
  '-p': (value, {protocol}) => allIf(value === 'all' || value === protocol),
  // The options of a match say what it is about.
  '-m': always,
  '--comment': always,
  '--ctstate': ofState,
  '--state': ofState,
  '--dport': ofPorts,
  '--sport': ofPorts,
  '--dports': ofPorts,
  '--sports': ofPorts,
  '--ports': ofPorts,
  '--tcp-option': ofTcp,
  '--tcp-flags': ofTcp,
  '--icmp-type': (value, {protocol}) => (value === 'any' ? allIf : someIf)(protocol === 'icmp'),
  '--dst-type': unicast,
  '--src-type': unicast,
  '--pkt-type': unicast,
  '--length': part,
  '--ttl-eq': part,
  '--ttl-lt': part,
  '--ttl-gt': part,
  '--mode': part,
  '--probability': part,
  '--every': part,
  '--packet': part,
  '--limit': part,
  '--limit-burst': part,
  '--hashlimit-above': part,
  '--hashlimit-upto': part,
  '--connlimit-above': part,
  '--mac-source': part,
  '--physdev-in': part,
  '--physdev-out': part,
  '--uid-owner': never,
  '--gid-owner': never,
}

const withoutValue: Readonly<Record<string, Reader>> = {
  // A fragment that is not the first one.
  '-f': never,
  '--syn': ofTcp,
  '--physdev-is-bridged': always,
  '--physdev-is-in': always,
  '--physdev-is-out': always,
}

/** How much of a flow the options of a rule are about, as iptables-save writes them. */
export function shareOfOptions(options: readonly string[], flow: Flow): Share {
  let share: Share = 'all'
  for (let at = 0; at < options.length; at++) {
    const isNegated = options[at] === '!'
    if (isNegated) at++
    const name = options[at] ?? ''
    const valued = withValue[name]
    const read = valued ?? withoutValue[name] ?? unknown
    const own = read(valued ? (options[++at] ?? '') : '', flow)
    // More values: of an option that is not known, or the second one of --tcp-flags.
    while (at + 1 < options.length && !/^(!|-.*)$/.test(options[at + 1] ?? '')) at++
    share = shareOfBoth(share, isNegated ? shareOfOthers(own) : own)
  }
  return share
}
