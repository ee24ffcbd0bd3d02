import * as z from 'zod'
import {ipv4Text} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import {type RunResult, run} from '../../process/run.ts'
import {toolEnvironment} from '../environment.ts'

/** Exit codes of `multipass` (include/multipass/cli/return_codes.h). */
export const multipassStatuses = {commandFailed: 2, timedOut: 5} as const

/** Milliseconds that the daemon may take for what is not a launch or a restart; Multipass' own tests give 90 s. */
const requestDeadline = 90_000

export interface Multipass {
  argv(...words: readonly string[]): string[]
  run(words: readonly string[], options?: {stdin?: string; timeoutMs?: number}): Promise<RunResult>
  succeed(what: string, words: readonly string[], timeoutMs?: number): Promise<string>
  /** What `info` tells of an instance; undefined when there is none of that name. */
  info(instance: string): Promise<InstanceInfo | undefined>
}

/**
 * An instance as in `multipass info NAME --format json`, cut to what is read. 1.17 adds `zone`. Numbers are texts in some
 * places; of a stopped instance most are empty:
 *
 *     {"errors":[],"info":{"lxd-1":{"state":"Running","image_release":"22.04 LTS","release":"Ubuntu 22.04.5 LTS",
 *      "cpu_count":"1","memory":{"used":38797312,"total":1610612736},"ipv4":["10.79.89.132","240.132.0.1"],"mounts":{}}}}
 */
const instanceInfo = z.object({state: z.string(), ipv4: z.array(ipv4Text)})

type InstanceInfo = z.infer<typeof instanceInfo>

/** `at` are words in front of each command of the host's. */
export function multipassClient(at: readonly string[]): Multipass {
  const argv = (...words: readonly string[]): string[] => [...at, 'multipass', ...words]
  const runClient: Multipass['run'] = (words, {stdin, timeoutMs = requestDeadline} = {}) =>
    run(argv(...words), {timeoutMs, env: toolEnvironment(), ...(stdin === undefined ? {} : {stdin})})
  return {
    argv,
    run: runClient,
    async succeed(what, words, timeoutMs) {
      const result = await runClient(words, timeoutMs === undefined ? {} : {timeoutMs})
      if (result.status === 0) return result.stdout
      throw new LabError(`cannot ${what}: ${multipassSaid(result)}`, {
        hint: ['multipass', ...words].join(' '),
      })
    },
    async info(instance) {
      const result = await runClient(['info', instance, '--format', 'json'])
      if (result.status === 0) return parseInfo(result.stdout, instance)
      if (isMissing(result)) return undefined
      throw new LabError(`cannot ask Multipass for ${instance}: ${multipassSaid(result)}`)
    },
  }
}

export function parseInfo(text: string, instance: string): InstanceInfo | undefined {
  const answer = z.object({info: z.record(z.string(), instanceInfo)})
  const {info} = readJson(text, answer, `what Multipass tells of ${instance}`)
  return info[instance]
}

/** `info failed: …\ninstance "x" does not exist`, or one that was deleted and not purged. */
export const isMissing = ({stderr}: RunResult): boolean =>
  /instance "[^"]*" (does not exist|is deleted)/i.test(stderr)

/** The daemon's words, without the command's name in front. */
export function multipassSaid({stderr, stdout, timedOut, status}: RunResult): string {
  const text = (stderr.trim() || stdout.replaceAll(/[^\n]*\r/g, '').trim()).replace(/^\w+ failed: /, '')
  if (timedOut) return `it did not end before its deadline${text && `: ${text}`}`
  return text || `status ${status}`
}

/** A size as `multipass get local.NAME.memory` tells it, such as "1.0GiB", in bytes. */
export function parseMultipassSize(text: string): number | undefined {
  const [, number, unit = ''] = /^([\d.]+)\s*([KMGT]i?)?B?$/.exec(text.trim()) ?? []
  if (number === undefined) return undefined
  return Math.round(Number(number) * 1024 ** ' KMGT'.indexOf(unit[0] ?? ' '))
}
