import {parseFlowService} from '../lab/file/flow-service.ts'

/** A flow of a command line: who asks, who is asked, and by what, such as client:server or web-1:web-2:tcp-new/443. */
export function parseGivenFlow(text: string): {from: string[]; to: string[]; by?: string} | undefined {
  const [, from, to, by] = /^([a-z0-9*-]+):([a-z0-9*-]+)(?::(.+))?$/.exec(text) ?? []
  if (from === undefined || to === undefined) return undefined
  if (by === undefined) return {from: [from], to: [to]}
  return parseFlowService(by) ? {from: [from], to: [to], by} : undefined
}

export const givenFlowRule = 'FROM:TO or FROM:TO:BY, such as client:server or web-1:web-2:tcp-new/443'
