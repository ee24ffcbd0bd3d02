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
  /** The command of the host's that runs argv there as root, with `NAME=value` as its whole environment. */
  enter(argv: readonly string[], variables: readonly string[], terminal: boolean): string[]
  /** The whole environment of that command; nothing but what a command on a machine has when it is left out. */
  environment?: Readonly<Record<string, string>>
  /** What a tool's last words say of the place; undefined when they are the cause themselves. */
  cause?(said: string): string | undefined
}

/** A place to which one stream leads that carries its commands. */
export function placeByChannel({name, pace, hint, enter, cause, environment}: Way): Place {
  const channel = new AgentChannel(
    agent => enter(agent, cleanEnvironment, false),
    environment ?? environmentOf(cleanEnvironment),
  )
  const place: AgentPlace = {
    ...{name, hint},
    connect: (...how) =>
      channel.connect(...how).catch((error: Error) => {
        throw new Error(cause?.(error.message) ?? error.message)
      }),
  }
  return {
    ...{name, pace},
    run: (argv, options) => runByAgent(place, argv, options),
    open: (argv, events) => openByAgent(place, argv, events),
    attach: (argv, terminal) => enter(argv, terminalEnvironment(), terminal),
  }
}
