import * as z from 'zod'
import {type Machine, reason} from '../../lab/machine.ts'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'
import type {RunResult} from '../../process/run.ts'
import {isOff} from '../is-off.ts'
import {dockerContainer, dockerName} from './docker-api.ts'

/** Its name begins with a slash. */
const namedContainer = dockerContainer.extend({Name: z.string().startsWith('/')})

/** What a shell says where there is no such command. */
const noSuchCommand = 127

/**
 * Names of the containers that run there; none where Docker is not installed, or off on purpose. Throws a LabError where
 * it is on and does not tell, such as while it starts.
 */
export async function namesOfRunning(machine: Machine): Promise<string[]> {
  const listed = await machine.run(['docker', 'ps', '--format', '{{.Names}}'], {timeoutMs: 10_000})
  if (listed.status === 0) return listed.stdout.split('\n').filter(name => dockerName.test(name))
  if (listed.status === noSuchCommand) return []
  if (await isOff(machine, ['docker.service', 'docker.socket'])) return []
  throw doesNotTell(machine, listed)
}

/** What Docker tells of several; of those that have ended meanwhile, nothing. Throws a LabError where it does not tell. */
export async function inspectContainers(
  machine: Machine,
  names: readonly string[],
): Promise<(z.infer<typeof dockerContainer> & {name: string})[]> {
  if (names.length === 0) return []
  const argv = ['docker', 'container', 'inspect', '--', ...names]
  const inspected = await machine.run(argv, {timeoutMs: 10_000})
  if (inspected.status !== 0 && !isOnlyAboutEnded(inspected)) throw doesNotTell(machine, inspected)
  const told = readJson(
    inspected.stdout.trim() || '[]',
    z.array(namedContainer),
    `containers on ${machine.name}`,
  )
  return told.map(({Name, ...rest}) => ({...rest, name: Name.slice(1)}))
}

/** `Error: No such container: shop_web.1`, a line for each; the others are told all the same. */
function isOnlyAboutEnded({timedOut, stderr}: RunResult): boolean {
  const lines = stderr.split('\n').filter(line => line.trim() !== '')
  return !timedOut && lines.length > 0 && lines.every(line => /No such container: /i.test(line))
}

const doesNotTell = ({name}: Machine, result: RunResult): LabError =>
  new LabError(`Docker on ${name} does not tell: ${reason(result)}`)
