import {readSync} from 'node:fs'
import * as z from 'zod'
import {takeCallersVariables} from '../process/callers-variables.ts'
import {proxyVariables} from '../process/lasting-environment.ts'

// Proxies may have a password in them. What is on sudo's command line everybody can read in the list of processes, and
// for ever in sudo's log; so are the values of its option --preserve-env. They are the first line of standard input.

/** Set for a process whose standard input begins with that line, and only until it has read it. */
const marker = 'FANLAB_PROXIES_ON_STDIN'

const handed = z.object({
  proxies: z.partialRecord(z.enum(proxyVariables), z.string()),
  /** Those that the lab file hands to its steps. */
  secrets: z.record(z.string(), z.string()),
})

/** The variables of this process to hand on, of secrets those of these names: a word that announces the line, and the line. */
export function variablesToHand(secrets: readonly string[]): {word: string; line: string} {
  const line = JSON.stringify({proxies: valuesOf(proxyVariables), secrets: valuesOf(secrets)})
  return {word: `${marker}=1`, line: `${line}\n`}
}

const valuesOf = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value] as const]
    }),
  )

/** Reads the line, where it was announced, into this process's environment. */
export function takeHandedVariables(): void {
  if (process.env[marker] === undefined) return
  delete process.env[marker]
  try {
    const {proxies, secrets} = handed.parse(JSON.parse(readLine()))
    Object.assign(process.env, proxies)
    takeCallersVariables(secrets)
  } catch {
    // A caller that died before it wrote its line wants nothing any more; the end of the input tells the run.
  }
}

/** Byte by byte: what comes behind the line is for others to read. */
function readLine(): string {
  const byte = Buffer.alloc(1)
  const bytes: number[] = []
  while (readSync(0, byte) === 1 && byte[0] !== 0x0a) bytes.push(byte[0] as number)
  return Buffer.from(bytes).toString()
}
