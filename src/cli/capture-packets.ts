import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import {UsageError} from '../process/usage-error.ts'
import type {FoundPlace} from '../roles/role.ts'
import {parseDuration} from './duration.ts'
import {onStopRequest} from './on-stop-request.ts'
import {reachPlace} from './reach-place.ts'
import {runCommand} from './run-command.ts'
import {WholePackets} from './whole-packets.ts'

/** Writes the packets that pass in a place to standard output, as a pcap file, until Ctrl-C or for as long as asked. */
export const capturePackets = (script: string): Promise<never> =>
  runCommand({
    name: 'capture',
    script,
    flags: ['lab', 'for'],
    positionals: 'PLACE[:LINK] [-- FILTER...]',
    interactive: true,
    async run({request, values, positionals: [where, stray], command = []}) {
      if (stray !== undefined)
        throw new UsageError(`a filter stands behind --, such as: lxd-1 -- icmp; got ${shownValue(stray)}`)
      if (process.stdout.isTTY)
        throw new UsageError(
          'a capture is binary and no terminal shows it: write > FILE.pcap, or | a program',
        )
      const [name, link = 'any'] = where?.split(/:(.*)/s) ?? []
      if (!/^[\w][\w.@-]{0,14}$/.test(link))
        throw new UsageError(`a link is named as ip shows it, such as eth0; got ${shownValue(link)}`)
      const {found} = await reachPlace(request, name)
      const within = values.for === undefined ? undefined : parseDuration(values.for)
      return stream(found, `${name}:${link}`, argvOf(found, link, command), within)
    },
  })

/** `-Z root`: tcpdump would give up root. Behind -- nothing is an option of its own. */
const argvOf = ({pid}: FoundPlace, link: string, filter: readonly string[]): string[] => [
  ...(pid === undefined ? [] : ['nsenter', `--net=/proc/${pid}/ns/net`, '--']),
  ...['tcpdump', '-Z', 'root', '--immediate-mode', '-U', '-n', '-i', link, '-w', '-', '--', ...filter],
]

/** Resolves with the exit code; 0 when it ended because it was to end. */
async function stream(
  {on}: FoundPlace,
  where: string,
  argv: readonly string[],
  within: number | undefined,
): Promise<number> {
  const packets = new WholePackets()
  // How it ended by itself: what tcpdump said, or why the place cannot be reached; nothing when it was to end.
  const said = await new Promise<string | undefined>((resolve, reject) => {
    const open = on.open(argv, {
      onOutput(data) {
        try {
          process.stdout.write(packets.take(data))
        } catch (error) {
          reject(error)
        }
      },
      onEnd: words => resolve(words),
    })
    const stop = (): void => {
      resolve(undefined)
      open.close()
    }
    // It is what holds Node, too.
    if (within === undefined) setInterval(() => {}, 60_000)
    else setTimeout(stop, within)
    onStopRequest(stop)
    // Who reads it may have had enough.
    process.stdout.once('error', stop)
  })
  await new Promise<void>(resolve => void process.stdout.write('', () => resolve()))
  if (said !== undefined && !packets.hasBegun) throw new LabError(`cannot capture on ${where}: ${said}`)
  console.error(`${packets.count} ${packets.count === 1 ? 'packet' : 'packets'} captured on ${where}`)
  if (said !== undefined) throw new LabError(`the capture on ${where} ended by itself: ${said}`)
  return 0
}
