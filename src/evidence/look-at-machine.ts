import {Machine, type PlaceHandle} from '../lab/machine.ts'
import type {Overlay} from '../overlays/overlay.ts'
import type {CaptureOptions} from './capture.ts'
import {topics} from './topics.ts'

export interface EvidenceFile {
  /** Relative to the folder of the failed case. */
  path: string
  content: string | Buffer
}

/** Seconds for one command, bytes of its output. */
const [commandSeconds, commandBytes] = [4, 100_000]
/** Characters of a whole file; its end is kept. */
const longestFile = 300_000

/** Runs its words as shell commands, one after the other, each with its output as at a prompt. */
const transcript = `
for command; do
  echo "$ $command"
  timeout ${commandSeconds} sh -c "$command" 2>&1 </dev/null | head -c ${commandBytes}
  echo
done
`

/**
 * A file for each topic, one for each kind of overlay, and the console. Never throws: what could not be asked is
 * said in its file.
 */
export async function lookAtMachine(
  place: PlaceHandle,
  overlays: readonly Pick<Overlay, 'type' | 'evidence'>[],
  options: CaptureOptions,
): Promise<EvidenceFile[]> {
  const ask = async (topic: string, commands: readonly string[]): Promise<EvidenceFile> => ({
    path: `${place.name}/${topic}.txt`,
    content: ending(
      await place.run(['sh', '-c', transcript, 'evidence', ...commands], options).then(
        ({stdout, timedOut}) => `${stdout}${timedOut ? '\nnot finished within the deadline\n' : ''}`,
        (error: unknown) => `${error instanceof Error ? error.message : error}\n`,
      ),
    ),
  })
  const ofOverlays = Object.fromEntries(overlays.map(({type, evidence}) => [type, evidence]))
  const files = Object.entries({...topics, ...ofOverlays}).map(([topic, commands]) => ask(topic, commands))
  return Promise.all([...files, ...(place instanceof Machine ? [console(place)] : [])])
}

async function console({name, place}: Machine): Promise<EvidenceFile> {
  const text = await place.console().catch((error: unknown) => `${error}\n`)
  return {path: `${name}/console.txt`, content: ending(text)}
}

const ending = (text: string): string => (text.length > longestFile ? `…${text.slice(-longestFile)}` : text)
