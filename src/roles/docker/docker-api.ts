import * as z from 'zod'
import {type Machine, reason} from '../../lab/machine.ts'
import {CommandTimedOut} from '../../process/command-timed-out.ts'
import {ipv4Text} from '../../process/ip-answer.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'

/** Name of the Docker network on the fan, as in the article. */
export const fanNetwork = 'fanbr0'

/** What `docker inspect` tells of a container, cut to what is read here. */
export const dockerContainer = z.object({
  State: z.object({Running: z.boolean(), Pid: z.int().nonnegative()}),
  NetworkSettings: z.object({
    Networks: z.record(
      z.string(),
      // Of a container that does not run the address is empty.
      z.object({IPAddress: z.union([z.literal(''), ipv4Text]), IPPrefixLen: z.int().min(0).max(32)}),
    ),
  }),
})

type DockerContainer = z.infer<typeof dockerContainer>

export const inspectContainer = (machine: Machine, name: string): Promise<DockerContainer> =>
  askDocker(machine, `containers/${encodeURIComponent(name)}/json`, dockerContainer)

/** Why it does not tell: `{"message":"No such container: web"}` */
const refusal = z.object({message: z.string()})

/**
 * What Docker's own interface tells, by its socket: its client takes 50 ms of processor time to start, curl takes 5, and
 * the checks ask often. The daemon is never started by it where its socket is off.
 */
export async function askDocker<T>(machine: Machine, path: string, schema: z.ZodType<T>): Promise<T> {
  const asked = ['curl', '--unix-socket', '/run/docker.sock', `http://docker/${path}`]
  const result = await machine.run([...asked, '--silent', '--show-error', '--fail-with-body'], {
    timeoutMs: 10_000,
  })
  if (result.status === 0) return readJson(result.stdout, schema, `the answer of Docker on ${machine.name}`)
  const {data} = refusal.safeParse(jsonOf(result.stdout))
  const message = `cannot ask Docker on ${machine.name} for ${path}: ${data?.message ?? reason(result)}`
  if (result.timedOut) throw new CommandTimedOut(message, {place: machine.name, command: asked.join(' ')})
  throw new LabError(message)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Id of the first process of a container that runs; undefined where there is no such container, or no Docker. */
export async function dockerProcess(machine: Machine, name: string): Promise<number | undefined> {
  const format = '{{if .State.Running}}{{.State.Pid}}{{end}}'
  const asked = await machine.run(['docker', 'container', 'inspect', '--format', format, '--', name], {
    timeoutMs: 10_000,
  })
  const pid = asked.stdout.trim()
  return asked.status === 0 && /^[1-9]\d{0,9}$/.test(pid) ? Number(pid) : undefined
}

/** Docker's rule for names: nothing else becomes a word of a command. */
export const dockerName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

/** Names of the containers that run there, as far as Docker tells; none where it does not. */
export async function dockerNames(machine: Machine): Promise<string[]> {
  const listed = await machine.run(['docker', 'ps', '--format', '{{.Names}}'], {timeoutMs: 10_000})
  return listed.status === 0 ? listed.stdout.split('\n').filter(name => dockerName.test(name)) : []
}
