import {quoted} from '../process/quoted.ts'
import {toolEnvironment} from './environment.ts'
import {type ChannelPlace, placeByChannel} from './place-by-channel.ts'

/** A computer that is reached by ssh. */
export interface Target {
  name: string
  /** Address or name, as ssh takes it. */
  address: string
  user: string
  port: number
  /** Absolute path of a private key; without it ssh's own defaults and agent. */
  identityFile?: string
  /** Name under which its host key is known, where address and port are not its own. */
  hostKeyAlias?: string
}

interface HostKeys {
  /** File of host keys. */
  knownHosts: string
  /** Only keys that are in that file are accepted; otherwise a machine's first key is written there. */
  strict: boolean
  /** Words in front of each command of the host's. */
  at: readonly string[]
}

/** The command that runs argv on the target by ssh, as root, with `NAME=value` as its whole environment. */
export function sshCommand(
  target: Target,
  {knownHosts, strict, at}: HostKeys,
  argv: readonly string[],
  variables: readonly string[],
  terminal = false,
): string[] {
  const options = [
    'BatchMode=yes',
    'ConnectTimeout=10',
    'ServerAliveInterval=3',
    'ServerAliveCountMax=3',
    'LogLevel=ERROR',
    'ClearAllForwardings=yes',
    'ForwardAgent=no',
    `StrictHostKeyChecking=${strict ? 'yes' : 'accept-new'}`,
    `UserKnownHostsFile=${knownHosts}`,
    ...(target.hostKeyAlias ? [`HostKeyAlias=${target.hostKeyAlias}`] : []),
    // A connection that the user shares would not end with ours.
    'ControlPath=none',
    ...(target.identityFile ? ['IdentitiesOnly=yes', `IdentityFile=${target.identityFile}`] : []),
  ]
  // ssh joins the words of a command by spaces for the user's shell, so the whole of it is one quoted word.
  const become = target.user === 'root' ? [] : ['sudo', '-n', '--']
  const command = [...become, 'env', '-i', ...variables, ...argv].map(quoted).join(' ')
  return [
    ...[...at, 'ssh'],
    ...options.flatMap(option => ['-o', option]),
    ...['-p', String(target.port), '-l', target.user, terminal ? '-t' : '-T'],
    '--',
    target.address,
    `exec ${command}`,
  ]
}

/** That computer as a place: one connection carries its commands. */
export const placeBySsh = (target: Target, keys: HostKeys): ChannelPlace =>
  placeByChannel({
    name: target.name,
    // Somewhere on a network, and nobody knows how fast.
    pace: 2,
    hint: `ssh -p ${target.port} ${target.user}@${target.address} python3 --version`,
    environment: toolEnvironment(),
    enter: (argv, variables) => sshCommand(target, keys, argv, variables),
    attach: (argv, variables, terminal) => sshCommand(target, keys, argv, variables, terminal),
  })
