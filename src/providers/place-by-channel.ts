import {AgentChannel} from './agent-channel.ts'
import {type AgentPlace, environmentOf, runByAgent} from './embedded/agent-command.ts'
import {openByAgent} from './embedded/open-by-agent.ts'
import {cleanEnvironment, terminalEnvironment} from './environment.ts'
import type {Place} from './provider.ts'

interface Way {
  name: string
  pace: number
  /** What to look at when the place cannot be reached. */
  hint: string
  /**
   * The command of the host's that runs argv there as root, with `NAME=value` as its whole environment. Throws when it is
   * known that there is no way.
   */
  enter(argv: readonly string[], variables: readonly string[]): string[] | Promise<string[]>
  /** The same for a person, with the caller's own streams. */
  attach(argv: readonly string[], variables: readonly string[], terminal: boolean): string[]
  /** The whole environment of that command; nothing but what a command on a machine has when it is left out. */
  environment?: Readonly<Record<string, string>>
  /** What a tool's last words say of the place; undefined when they are the cause themselves. */
  cause?(said: string): string | undefined
}

/** Why a stream is dropped whose machine was shut down or lost its power, and whose machine was asked to restart. */
export const wentDown = 'the machine went down'
export const wasRestarted = 'the machine was restarted'

/** A place to which one stream leads that carries its commands. */
export interface ChannelPlace extends Place {
  /**
   * Gives the stream up, with all that runs over it, for that reason: to be called when the place went down, for not every
   * tool of the host's notices. The next command opens a new one.
   */
  drop(cause: string): void
  /** Ends all that runs there for this process; the next command opens a new stream. */
  close(): void
}

export function placeByChannel({name, pace, hint, enter, attach, cause, environment}: Way): ChannelPlace {
  const channel = new AgentChannel({
    open: agent => enter(agent, cleanEnvironment),
    environment: environment ?? environmentOf(cleanEnvironment),
    cause: said => cause?.(said) ?? `the machine cannot be reached: ${said}`,
  })
  const place: AgentPlace = {...{name, hint}, connect: (...how) => channel.connect(...how)}
  return {
    ...{name, pace},
    run: (argv, options) => runByAgent(place, argv, options),
    open: (argv, events) => openByAgent(place, argv, events),
    attach: (argv, terminal) => attach(argv, terminalEnvironment(), terminal),
    drop: said => channel.drop(said),
    close: () => channel.close(),
  }
}
