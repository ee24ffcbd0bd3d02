import type {ReportedCell} from '../../lab/cell.ts'
import type {parseService} from '../../lab/file/service.ts'
import {shownValue} from '../../process/shown-value.ts'

type FileService = NonNullable<ReturnType<typeof parseService>>

/** What one rule expects of one source and one target, by one service and family. */
export interface RuleCell {
  /** allow: it is answered · deny: it is not · path, mtu, latency, loss: what the rule's key of that name says. */
  kind: 'allow' | 'deny' | 'path' | 'mtu' | 'latency' | 'loss'
  /** The sentence of its case. */
  name: string
  /** Ids of the rules that say so. */
  ids: readonly string[]
  source: string
  target: string
  family: 4 | 6
  /** The overlay or network by whose address the target is asked, where a rule chooses it. */
  over: string | undefined
  /** The same, where it does not go without saying. */
  told: string | undefined
  /** The service as the rule has it. */
  word: string
  service: FileService
  /** Milliseconds until the first answer; undefined where the rule does not say. */
  within: number | undefined
  /** It holds only of endpoints on the same machine, or on different ones. */
  where: 'same-machine' | 'other-machine' | undefined
  /** The address that the target has to see; undefined is the source's own. */
  seenAs?: string | undefined
  page?: {status?: number | undefined; contains?: string | undefined} | undefined
  path?: readonly string[]
  /** Bytes. */
  mtu?: number
  /** Milliseconds of a round trip, or the share of questions that are lost, from 0 to 1. */
  most?: number
}

/** Without its name. */
export type NamelessCell = Omit<RuleCell, 'name'> & {shownMost?: string}

/** The sentence of its case. IPv4 goes without saying, so that a name stays when a lab gets IPv6. */
export function nameOfCell(cell: NamelessCell): string {
  const {source, target, told, family, word, kind} = cell
  const to = told === undefined ? target : `${target} on ${told}`
  const over = family === 6 ? ' over IPv6' : ''
  const by = `by ${word}${over}`
  switch (kind) {
    case 'allow':
      return `${source} reaches ${to} ${by}${pageOf(cell)}${cell.seenAs ? ` as ${cell.seenAs}` : ''}`
    case 'deny':
      return `${source} does not reach ${to} ${by}`
    case 'path':
      return `${source} reaches ${to} ${by} by way of ${cell.path?.join(', ')}`
    case 'mtu':
      return `packets from ${source} to ${to} have at most ${cell.mtu} bytes${over}`
    case 'latency':
      return `${source} gets each answer of ${to} ${by} within ${cell.shownMost}`
    case 'loss':
      return `${source} loses at most ${cell.shownMost} of what it asks ${to} ${by}`
  }
}

function pageOf({page}: NamelessCell): string {
  const {status, contains} = page ?? {}
  const parts = [
    ...(status === undefined ? [] : [`status ${status}`]),
    ...(contains === undefined ? [] : [`a page that has ${shownValue(contains)}`]),
  ]
  return parts.length > 0 ? ` with ${parts.join(' and ')}` : ''
}

/** As reports group it: those of one kind and service. */
export const reportedCell = ({source, target, word, family, kind}: RuleCell): ReportedCell => ({
  ...{source, target, protocol: `${word}${family === 6 ? ' over IPv6' : ''}${about[kind]}`},
  expected: kind === 'deny' ? 'silence' : 'answer',
})

const about = {
  ...{allow: '', deny: '', path: ' (path)', mtu: ' (largest packet)'},
  ...{latency: ' (latency)', loss: ' (loss)'},
} as const
