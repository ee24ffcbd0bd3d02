import {isLabName} from '../lab-name.ts'

/** What a source asks of a target. */
export type Service =
  | {kind: 'icmp' | 'full-size'}
  | {kind: 'tcp' | 'udp'; port: number}
  | {kind: 'http'; port: number; path: string}

const pattern = /^(?:(icmp|full-size)|(tcp|udp)\/(\d{1,5})|http(?:\/(\d{1,5})(\/[!-~]{0,200})?)?)$/

/** Reads such as `icmp`, `tcp/443`, `http` or `http/8080/health`; undefined when it is none. */
export function parseService(words: string): Service | undefined {
  const [all, ping, transport, port, webPort = '80', path = '/'] = pattern.exec(words) ?? []
  if (all === undefined) return undefined
  if (ping !== undefined) return {kind: ping as 'icmp' | 'full-size'}
  const number = Number(port ?? webPort)
  if (number < 1 || number > 65_535) return undefined
  return transport === undefined
    ? {kind: 'http', port: number, path}
    : {kind: transport as 'tcp' | 'udp', port: number}
}

export const serviceForms = 'icmp, full-size, udp/PORT, tcp/PORT, http or http/PORT/path'

/** A service, or what may be the name of one that a machine or container has under `services`. */
export const isServiceWord = (words: string): boolean => parseService(words) !== undefined || isLabName(words)
