import {type IpLink, ipLinks} from '../process/ip-answer.ts'
import {LabError} from '../process/lab-error.ts'
import {readJson} from '../process/read-json.ts'
import {sharedWhileAsked} from '../process/shared-while-asked.ts'
import type {PlaceHandle} from './machine.ts'
import {runTogether} from './run-together.ts'

/** A network interface, and of which kind it is where that counts. */
export interface Link extends IpLink {
  kind?: (typeof kinds)[number]
}

const kinds = ['bridge', 'vxlan'] as const

/**
 * What has to be asked for all links, in this order. Kinds are asked for one by one: with some of Ubuntu's kernels `ip -d`
 * ends with a segmentation fault at a VXLAN device.
 */
export const linkCommands: readonly (readonly string[])[] = [
  ['ip', '-json', 'addr', 'show'],
  ...kinds.map(kind => ['ip', '-json', 'link', 'show', 'type', kind]),
]

/** Reads the answers to the commands. Throws a LabError where one is none of `ip`'s; `what` is named there. */
export function readLinks(answers: readonly string[], what: string): Link[] {
  // Where there is none of a kind, some versions print nothing.
  const [all = [], ...ofKinds] = answers.map(text => readJson(text.trim() || '[]', ipLinks, what))
  return all.map(link => {
    const kind = kinds.find((_, index) => ofKinds[index]?.some(({ifindex}) => ifindex === link.ifindex))
    return kind ? {...link, kind} : link
  })
}

/** All interfaces of a place in its own network namespace; many checks ask for them at the same time. */
export const linksOf = sharedWhileAsked(askLinks)

async function askLinks(place: PlaceHandle): Promise<Link[]> {
  const said = await runTogether(place, linkCommands)
  const failed = said.find(({status}) => status !== 0)
  if (failed) throw new LabError(`cannot list the interfaces of ${place.name}: ${failed.stderr.trim()}`)
  return readLinks(
    said.map(({stdout}) => stdout),
    `the interfaces of ${place.name}`,
  )
}
