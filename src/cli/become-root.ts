import {callersPathVariable} from '../process/as-caller.ts'
import {commandLine} from '../process/command-line.ts'
import {foreground} from '../process/foreground.ts'
import {LabError} from '../process/lab-error.ts'
import {run} from '../process/run.ts'
import {takeHandedVariables, variablesToHand} from './handed-variables.ts'
import {onStopRequest} from './on-stop-request.ts'
import {scriptWords} from './own-script.ts'
import {commandVariable, inputsVariable} from './reader-of.ts'
import {stopVariable} from './stop-variable.ts'

/** What sudo would drop, and the scenario needs to behave as the caller expects. Everybody can read them. */
const passedVariables = [
  ...['XDG_CACHE_HOME', 'FANLAB_STATE_DIR', 'FANLAB_LAB', 'FANLAB_JOB', 'FANLAB_TRACE', 'CI', 'TERM'],
  ...['NO_COLOR', commandVariable, inputsVariable],
  // Which Docker is the caller's, from which images of containers are taken.
  ...[
    'DOCKER_HOST',
    'DOCKER_CONTEXT',
    'DOCKER_CONFIG',
    'DOCKER_CERT_PATH',
    'DOCKER_TLS',
    'DOCKER_TLS_VERIFY',
  ],
]

/**
 * Runs the same script again as root through sudo, when this process is not root. Resolves to its exit status, or to
 * undefined when this process is root already. Throws a LabError when sudo would ask for a password.
 */
export async function becomeRoot(
  script: string,
  argv: readonly string[],
  {interactive = false, secrets = [] as readonly string[]} = {},
): Promise<number | undefined> {
  if (process.geteuid?.() === 0) {
    takeHandedVariables()
    return undefined
  }
  const trial = await run(['sudo', '--non-interactive', 'true'])
  if (trial.status !== 0) {
    throw new LabError('cannot make a lab: it needs root, or sudo without a password', {
      hint: `sudo ${commandLine([process.execPath, ...scriptWords(script), ...argv])}, or allow this user sudo without a password (NOPASSWD in sudoers)`,
    })
  }
  const variables = passedVariables.flatMap(name =>
    process.env[name] === undefined ? [] : [`${name}=${process.env[name]}`],
  )
  if (process.env.PATH) variables.push(`${callersPathVariable}=${process.env.PATH}`)
  // What is interactive enters a lab that is there, for which nothing has to be fetched.
  const {word, line} = variablesToHand(secrets)
  const byInput = interactive ? [] : [`${stopVariable}=1`, word]
  const command = [
    'sudo',
    '--non-interactive',
    '--',
    'env',
    ...variables,
    ...byInput,
    process.execPath,
    ...scriptWords(script),
    ...argv,
  ]
  const child = foreground(command, interactive ? 'inherit' : {begin: line})
  // An ordinary user cannot signal a process of root's, so the request to stop travels by the end of its input. A
  // killed caller ends it as well.
  onStopRequest(why => child.endInput(why))
  return child.status
}
