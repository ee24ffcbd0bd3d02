import {LabError} from '../../process/lab-error.ts'

/** Milliseconds for one whole GET. */
export const httpTimeoutMs = 2000

/** argv of curl that asks all targets at the same time, each `count` times. */
export function curlCommand(targets: readonly string[], count: number): string[] {
  return [
    ...['curl', '--silent', '--parallel', '--parallel-immediate', '--noproxy', '*'],
    ...['--max-time', String(httpTimeoutMs / 1000)],
    ...['--write-out', '%{url_effective} %{http_code} %{errormsg}\\n'],
    ...targets.flatMap(target => ['--output', '/dev/null', `http://${target}/?fanlab=[1-${count}]`]),
  ]
}

/** How many GETs of one target had status 200, and what the others had. */
export interface Pages {
  sent: number
  ok: number
  said: string
}

/**
 * Reads curl's lines, one for each GET; 000 means that there was no answer at all:
 *
 *     http://240.225.0.2/?fanlab=1 200
 *     http://240.132.0.17/?fanlab=1 000 Failed to connect to 240.132.0.17 port 80: No route to host
 */
export function parseCurl(said: string, targets: readonly string[]): Map<string, Pages> {
  const lines = said.split('\n')
  return new Map(
    targets.map(target => {
      const own = lines
        .filter(line => line.startsWith(`http://${target}/`))
        .map(line => line.split(' ').slice(1))
      if (own.length === 0)
        throw new LabError(`cannot read curl's answer about ${target}: ${said.trim().slice(0, 300)}`)
      const bad = own.filter(([status]) => status !== '200')
      const words = [
        ...new Set(bad.map(([status, ...error]) => [`status ${status}`, ...error].join(' ').trim())),
      ]
      return [target, {sent: own.length, ok: own.length - bad.length, said: words.join('; ')}]
    }),
  )
}
