/** Milliseconds for one whole GET. */
export const httpTimeoutMs = 2000

/**
 * argv of curl that asks every target `count` times. Once each is asked at the same time; more often one after the
 * other: a small server's queue of connections (busybox has one of ten) would overflow, and that is no loss of the
 * network's. Each GET may take as many times longer as the lab is slower.
 */
export function curlCommand(targets: readonly string[], count: number, pace = 1): string[] {
  return [
    ...['curl', '--silent', '--noproxy', '*', '--max-time', String((httpTimeoutMs * pace) / 1000)],
    ...(count === 1 ? ['--parallel', '--parallel-immediate'] : []),
    ...['--write-out', '%{url_effective} %{http_code} %{errormsg}\\n'],
    ...targets.flatMap(target => ['--output', '/dev/null', `http://${target}/?fanlab=[1-${count}]`]),
  ]
}

/** How many GETs of one target had status 200, and what the others had. */
interface Pages {
  sent: number
  ok: number
  said: string
}

/**
 * Reads curl's lines, one for each GET; 000 means that there was no answer at all, and a missing line that curl's own
 * deadline came first:
 *
 *     http://240.225.0.2/?fanlab=1 200
 *     http://240.132.0.17/?fanlab=1 000 Failed to connect to 240.132.0.17 port 80: No route to host
 */
export function parseCurl(said: string, targets: readonly string[], count: number): Map<string, Pages> {
  const lines = said.split('\n')
  return new Map(
    targets.map(target => {
      const own = lines
        .filter(line => line.startsWith(`http://${target}/`))
        .map(line => line.split(' ').slice(1))
      const bad = own.filter(([status]) => status !== '200')
      // The same reason in the same words, however long it took and whoever was asked.
      const words = bad.map(([status, ...error]) =>
        [`status ${status}`, ...error]
          .join(' ')
          .replace(/ after \d+ (ms|milliseconds)/, '')
          .replace(` to ${target} port 80`, '')
          .trim(),
      )
      if (own.length < count) words.push('it did not end before the deadline')
      return [target, {sent: count, ok: own.length - bad.length, said: [...new Set(words)].join('; ')}]
    }),
  )
}
