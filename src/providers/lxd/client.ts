import type * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import {type RunResult, run} from '../../process/run.ts'
import {toolEnvironment} from '../environment.ts'

/** Milliseconds that the server may take for one request; images are sent and unpacked in more. */
const requestDeadline = 60_000

/** LXD and Incus: the same interface under other names. */
export interface Flavour {
  /** Name of the provider. */
  name: 'lxd' | 'incus'
  /** The client. */
  command: 'lxc' | 'incus'
  product: string
}

export const flavours = {
  lxd: {name: 'lxd', command: 'lxc', product: 'LXD'},
  incus: {name: 'incus', command: 'incus', product: 'Incus'},
} as const satisfies Record<string, Flavour>

interface ClientOptions {
  stdin?: string
  /** Milliseconds. */
  timeoutMs?: number
}

/** Talks to one server with its own client, which knows remotes and certificates. */
export interface Client {
  readonly flavour: Flavour
  /** `REMOTE:` in front of each name; empty for the client's own default. */
  readonly prefix: string
  /** argv of the client with those words. */
  argv(...words: readonly string[]): string[]
  run(words: readonly string[], options?: ClientOptions): Promise<RunResult>
  /** Runs the client, which has to succeed. */
  succeed(what: string, words: readonly string[], options?: ClientOptions): Promise<string>
  /** GET of the API, such as /1.0/networks; undefined when there is no such thing. */
  get<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined>
}

/** `remote` as `lxc remote list` names it; `at` are words in front of each command of the host's. */
export function lxdClient(flavour: Flavour, remote: string | undefined, at: readonly string[]): Client {
  const prefix = remote === undefined ? '' : `${remote}:`
  const argv = (...words: readonly string[]): string[] => [...at, flavour.command, ...words]
  const runClient: Client['run'] = (words, options = {}) =>
    run(argv(...words), {timeoutMs: requestDeadline, ...options, env: toolEnvironment()})
  return {
    flavour,
    prefix,
    argv,
    run: runClient,
    async succeed(what, words, options) {
      const result = await runClient(words, options)
      if (result.status === 0) return result.stdout
      throw new LabError(`cannot ${what}: ${lxdSaid(result)}`, {hint: [flavour.command, ...words].join(' ')})
    },
    async get(path, schema) {
      const result = await runClient(['query', `${prefix}${path}`])
      if (result.status === 0)
        return readJson(result.stdout, schema, `what ${flavour.product} tells of ${path}`)
      if (/not found/i.test(result.stderr)) return undefined
      throw new LabError(`cannot ask ${flavour.product} for ${path}: ${lxdSaid(result)}`)
    },
  }
}

/** "Error: …", as the client says it. */
export const lxdSaid = ({stderr, timedOut}: RunResult): string =>
  stderr.trim().replace(/^Error: /, '') || (timedOut ? 'no answer within its deadline' : 'no reason given')
