import {parseTime} from '../file/measures.ts'
import {nearest} from '../file/nearest.ts'
import {parseShare} from '../file/quantities.ts'
import {namePattern} from '../file/values.ts'
import type {Deed, Way} from './deed.ts'
import {type FaultWord, faultForms, faultWords} from './fault-forms.ts'

const network = `(?<network>${namePattern})`
const way = `(?: (?<which>at|from|to) (?<machine>${namePattern}))?`
const share = String.raw`(?<share>100%|\d{1,2}(?:\.\d{1,2})?%)`
const time = (name: string): string => String.raw`(?<${name}>\d{1,5}(?:\.\d)?(?:ms|s|m))`
const word = String.raw`(?:${namePattern}|(?:[a-z0-9][a-z0-9-]{0,18})?\*)`
const words = `${word}(?: ?, ?${word})*`
const on = `(?<on>${words})`
/** What systemd and the kernel call units and processes; none that a command takes for an option. */
const what = String.raw`(?<what>[A-Za-z0-9_][\w@.:-]{0,99})`

const patterns: Readonly<Record<FaultWord, string>> = {
  link: `${network} down(?: (?<which>at) (?<machine>${namePattern}))?`,
  blackhole: network + way,
  'one-way': `${network} from (?<machine>${namePattern})`,
  partition: String.raw`(?<sides>${words}(?: ?\| ?${words})+)`,
  loss: `${network} ${share}${way}`,
  duplicate: `${network} ${share}${way}`,
  rate: String.raw`${network} (?<rate>\d{1,6}(?:\.\d)?)(?<unit>kbit|mbit|gbit)${way}`,
  mtu: String.raw`${network} (?<mtu>\d{2,5})${way}`,
  delay: `${network} ${time('delay')}(?: jitter ${time('jitter')})?${way}`,
  reorder: `${network} ${share}${way}`,
  'power-cut': on,
  reboot: on,
  freeze: on,
  pause: `${what} on ${on}`,
  kill: `${what} on ${on}`,
  restart: `${what} on ${on}`,
  'fill-disk': `on ${on}`,
}

const bitsOf = {kbit: 1e3, mbit: 1e6, gbit: 1e9} as const

/** Reads what a fault does, such as `link net13 down`: its deed, or the rule that the words break. */
export function readFault(text: string): {deed: Deed} | {rule: string} {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  const [first = ''] = line.split(' ', 1)
  if (!isFaultWord(first)) {
    const near = nearest(first, faultWords)
    return {
      rule: `must begin with ${near === undefined ? faultWords.join(', ') : `one of the faults; did you mean ${near}?`}`,
    }
  }
  const {form, example} = faultForms[first]
  const groups = new RegExp(`^${pattern(first)}$`).exec(line)?.groups
  const deed = groups && deedOf(first, groups)
  return deed ? {deed} : {rule: `must be "${form}", such as "${example}"`}
}

const isFaultWord = (word: string): word is FaultWord => Object.hasOwn(faultForms, word)

const pattern = (first: FaultWord): string => `${first} ${patterns[first]}`

/** What an editor knows of a fault: its first word, and that something follows. */
export const faultPattern = `^\\s*(${faultWords.join('|')})\\s+\\S`

type Groups = Readonly<Record<string, string | undefined>>

/** undefined where a number would make a fault that does nothing. */
function deedOf(kind: FaultWord, groups: Groups): Deed | undefined {
  const {network = '', what = ''} = groups
  const own = wayIn(groups)
  const there = {network, ...(own && {way: own})}
  switch (kind) {
    case 'link':
    case 'blackhole':
      return {kind, ...there}
    case 'one-way':
      return {kind: 'blackhole', network, way: {which: 'to', machine: groups.machine ?? ''}}
    case 'partition':
      return {kind, sides: (groups.sides ?? '').split('|').map(listed)}
    case 'loss':
    case 'duplicate':
    case 'reorder':
      return ifAny(parseShare(groups.share ?? ''), share => ({kind, share, ...there}))
    case 'rate':
      return ifAny(Number(groups.rate) * bitsOf[groups.unit as keyof typeof bitsOf], rate => ({
        ...{kind, rate},
        ...there,
      }))
    case 'mtu':
      return {kind, mtu: Number(groups.mtu), ...there}
    case 'delay':
      return ifAny(parseTime(groups.delay ?? ''), delay => ({
        ...{kind, delay, jitter: groups.jitter === undefined ? 0 : parseTime(groups.jitter)},
        ...there,
      }))
    case 'pause':
    case 'kill':
    case 'restart':
      return {kind, what, on: listed(groups.on ?? '')}
    default:
      return {kind, on: listed(groups.on ?? '')}
  }
}

const ifAny = (value: number, deed: (value: number) => Deed): Deed | undefined =>
  value > 0 ? deed(value) : undefined

const wayIn = ({which, machine}: Groups): Way | undefined =>
  which === undefined || machine === undefined ? undefined : {which: which as Way['which'], machine}

const listed = (text: string): string[] => text.split(',').map(each => each.trim())
