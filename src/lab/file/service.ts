import {isLabName} from '../lab-name.ts'

/** What a source asks of a target. */
type Service =
  | {kind: 'icmp' | 'full-size' | 'udp' | 'tcp'}
  | {kind: 'tcp' | 'udp'; port: number}
  | {kind: 'http'; port: number; path: string}

const pattern = /^(?:(icmp|full-size|udp|tcp)|(tcp|udp)\/(\d{1,5})|http(?:\/(\d{1,5})(\/[!-~]{0,200})?)?)$/

/** Reads such as `icmp`, `tcp` (the echo service), `tcp/443`, `http` or `http/8080/health`; undefined when it is none. */
export function parseService(words: string): Service | undefined {
  const [all, portless, transport, port, webPort = '80', path = '/'] = pattern.exec(words) ?? []
  if (all === undefined) return undefined
  if (portless !== undefined) return {kind: portless as 'icmp' | 'full-size' | 'udp' | 'tcp'}
  const number = Number(port ?? webPort)
  if (number < 1 || number > 65_535) return undefined
  return transport === undefined
    ? {kind: 'http', port: number, path}
    : {kind: transport as 'tcp' | 'udp', port: number}
}

/** The forms as a pattern, which takes ports that are too large as well. */
export const servicePattern = '(icmp|full-size|udp|tcp|(tcp|udp)/\\d{1,5}|http(/\\d{1,5}(/[!-~]{0,200})?)?)'

export const serviceForms = 'icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http or http/PORT/path'

/** A service, or what may be the name of one that a machine or container has under `services`. */
export const isServiceWord = (words: string): boolean => parseService(words) !== undefined || isLabName(words)
