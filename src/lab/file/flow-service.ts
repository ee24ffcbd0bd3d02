import {parseService} from './service.ts'

/** What the numbers of a flow are asked by: tcp is one connection that has to survive, tcp-new a new one for each number. */
export interface FlowKind {
  kind: 'icmp' | 'udp' | 'tcp' | 'tcp-new' | 'http'
  port?: number
  path?: string
}

const newConnection = /^tcp-new(?:\/(\d{1,5}))?$/

/** Reads such as icmp, udp/5000, tcp, tcp-new/443 or http/8080/health; undefined when it is none. */
export function parseFlowService(words: string): FlowKind | undefined {
  const [isNew] = newConnection.exec(words) ?? []
  const service = parseService(isNew === undefined ? words : words.replace('tcp-new', 'tcp'))
  const {kind} = service ?? {}
  if (!service || kind === undefined || kind === 'full-size') return undefined
  return {...service, kind: isNew === undefined ? kind : 'tcp-new'}
}

/** The forms as a pattern, which takes ports that are too large as well. */
export const flowServicePattern = 'icmp|(udp|tcp|tcp-new)(/\\d{1,5})?|http(/\\d{1,5}(/[!-~]{0,200})?)?'

export const flowServiceForms =
  'icmp, udp, tcp (one connection, which has to survive), tcp-new (a new one each time), each of these three with /PORT, http or http/PORT/path'
