import {callersSpawn} from '../process/as-caller.ts'
import {paced} from '../process/host-pace.ts'
import {LabError} from '../process/lab-error.ts'

/** How long in milliseconds an image may take to come; one of 2 GB takes a minute from a slow disk. */
const usualWithin = 300_000

/** The archive of an image that the caller's own Docker has. */
export function savedImage(
  name: string,
  {signal, within = usualWithin}: {signal?: AbortSignal | undefined; within?: number},
): Promise<Buffer> {
  const deadline = paced(within)
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    // Nothing is left to do for it in order: it only reads.
    const child = callersSpawn('docker', ['image', 'save', name], {
      ...{stdio: ['ignore', 'pipe', 'pipe'], timeout: deadline, killSignal: 'SIGKILL'},
      ...(signal && {signal}),
    })
    const [pieces, said] = [[] as Buffer[], [] as Buffer[]]
    child.stdout?.on('data', (piece: Buffer) => pieces.push(piece))
    child.stderr?.on('data', (piece: Buffer) => said.push(piece))
    const refuse = (why: string, hint: string): void =>
      reject(new LabError(`cannot take the image ${name} from this computer’s Docker: ${why}`, {hint}))
    child.on('error', ({message}) => {
      if (signal?.aborted) reject(signal.reason)
      else refuse(message, `docker pull ${name}`)
    })
    child.on('close', (status, ended) => {
      const words = Buffer.concat(said).toString().trim()
      if (status === 0) resolve(Buffer.concat(pieces))
      else if (ended === 'SIGKILL' && child.killed) {
        const late = `it has not come within ${(deadline / 1000).toFixed(1)} s`
        refuse(words === '' ? late : `${late}: ${words}`, `docker image save ${name} | wc --bytes`)
      } else refuse(words || `docker ended with status ${status ?? ended}`, `docker pull ${name}`)
    })
  })
}
