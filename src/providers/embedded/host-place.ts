import {AgentChannel} from '../agent-channel.ts'
import {cleanEnvironment, terminalEnvironment} from '../environment.ts'
import type {Place} from '../provider.ts'
import {type AgentPlace, environmentOf, runByAgent} from './agent-command.ts'
import {enter, type Keeper} from './keeper.ts'
import type {LabPaths} from './paths.ts'

/** The host's own place in the lab: its network namespace, with a copy of the machine image as file system. */
export function labHostPlace(keeper: Keeper, paths: LabPaths): Place {
  const inside = (argv: readonly string[], variables: readonly string[]): string[] => [
    ...enter(keeper),
    ...['chroot', paths.hostRoot, 'env', '-i', ...variables],
    ...argv,
  ]
  const channel = new AgentChannel(
    agent => inside(agent, cleanEnvironment),
    () => environmentOf(cleanEnvironment),
  )
  const agentPlace: AgentPlace = {
    name: 'host',
    hint: 'the lab is gone: remove it',
    connect: (within, signal) => channel.connect(within, signal),
  }
  return {
    name: 'host',
    // Its own commands are the host's and as fast.
    pace: 1,
    run: (argv, options) => runByAgent(agentPlace, argv, options),
    attach: argv => inside(argv, terminalEnvironment()),
  }
}
