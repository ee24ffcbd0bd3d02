import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {atMost} from '../process/at-most.ts'
import {lastingEnvironment} from '../process/lasting-environment.ts'
import {quoted} from '../process/quoted.ts'
import {run} from '../process/run.ts'
import {throughChannel} from './channel.ts'
import {cleanEnvironment, terminalEnvironment, toolEnvironment} from './environment.ts'
import {placeByChannel} from './place-by-channel.ts'
import type {Place} from './provider.ts'

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

/** Milliseconds until a connection has to be there. */
const connectDeadline = 15_000
/** sshd's own limit of commands on one connection is 10. */
const commandsAtOnce = 8
/** Longest path in bytes of a Unix socket, less what ssh appends while it makes one. */
const longestSocket = 104 - 18

interface ConnectionFiles {
  /** Folder for the connection's socket and log. */
  folder: string
  /** File of host keys. */
  knownHosts: string
  /** Only keys that are in that file are accepted; otherwise a machine's first key is written there. */
  strict: boolean
  /** Words in front of each command of the host's. */
  at: readonly string[]
}

export interface Connection {
  /** Runs argv as root in a clean environment. */
  run: Place['run']
  open: Place['open']
  attach(argv: readonly string[], terminal: boolean): string[]
  /** Ends the shared connection; the next command makes a new one. */
  close(): Promise<void>
}

/**
 * The way to one machine. Commands share one connection, which is made when it is not there: a handshake for each would
 * cost more than most of them, and sshd refuses many at the same time.
 */
export function connectTo(target: Target, {folder, knownHosts, strict, at}: ConnectionFiles): Connection {
  const socket = join(folder, `${target.name}.s`)
  const shares = socket.length <= longestSocket
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
    `ControlPath=${shares ? socket : 'none'}`,
    ...(target.identityFile ? ['IdentitiesOnly=yes', `IdentityFile=${target.identityFile}`] : []),
  ]
  const ssh = (...flags: readonly string[]): string[] => [
    ...[...at, 'ssh'],
    ...options.flatMap(option => ['-o', option]),
    ...['-p', String(target.port), '-l', target.user, ...flags],
    '--',
    target.address,
  ]
  /** ssh joins the words of a command by spaces for the user's shell, so the whole of it is one quoted word. */
  const remote = (argv: readonly string[], variables: readonly string[]): string => {
    const become = target.user === 'root' ? [] : ['sudo', '-n', '--']
    return `exec ${[...become, 'env', '-i', ...variables, ...argv].map(quoted).join(' ')}`
  }
  const share = onceAtATime(async () => {
    // -f: returns once it is connected. Its output must not be ours: it would hold that open for as long as it lives.
    const master = ssh('-o', 'ControlMaster=yes', '-o', 'ControlPersist=120', '-fN')
    await run(
      [
        'sh',
        '-c',
        'log=$1; shift; exec "$@" </dev/null >/dev/null 2>"$log"',
        'sh',
        join(folder, `${target.name}.log`),
        ...master,
      ],
      {
        timeoutMs: connectDeadline,
        // It stays for minutes after its last command.
        env: lastingEnvironment(['HOME', 'SSH_AUTH_SOCK']),
      },
    )
  })
  const inTurn = atMost(commandsAtOnce)
  const {open} = placeByChannel({
    name: target.name,
    pace: 2,
    hint: 'see whether ssh reaches it',
    environment: toolEnvironment(),
    enter: (argv, variables, terminal) => [...ssh(terminal ? '-t' : '-T'), remote(argv, variables)],
  })
  return {
    open,
    run: (argv, commandOptions = {}) =>
      inTurn(async () => {
        if (shares && !existsSync(socket)) await share()
        return throughChannel(target.name, argv, commandOptions, command => [
          ...ssh('-T'),
          remote(command, cleanEnvironment),
        ])
      }),
    attach: (argv, terminal) => [...ssh(terminal ? '-t' : '-T'), remote(argv, terminalEnvironment())],
    async close() {
      if (existsSync(socket))
        await run(ssh('-O', 'exit'), {timeoutMs: connectDeadline, env: toolEnvironment()})
    },
  }
}

/** Calls while one runs get that one's end. */
function onceAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= work().finally(() => {
      running = undefined
    })
    return running
  }
}
