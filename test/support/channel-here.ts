import {AgentChannel} from '../../src/providers/agent-channel.ts'

/** A channel to this computer itself; `open` is the command that runs the agent, in place of the agent alone. */
export const channelHere = (
  open: (agent: readonly string[]) => readonly string[] = agent => agent,
): AgentChannel =>
  new AgentChannel({
    open,
    environment: {PATH: process.env.PATH ?? ''},
    cause: said => `it cannot be reached: ${said}`,
  })
