import {type AgentConnection, connectToAgent} from './agent-connection.ts'

/** The connections to the agent behind one UNIX socket, which can be given up together. */
export class AgentConnections {
  readonly #path: string
  readonly #drops = new Set<(cause: string) => void>()

  constructor(path: string) {
    this.#path = path
  }

  /** As connectToAgent. */
  async connect(within: number, signal?: AbortSignal): Promise<AgentConnection | undefined> {
    const made = await connectToAgent(this.#path, within, signal)
    if (!made) return undefined
    let goneFor: string | undefined
    let onGone: ((cause: string) => void) | undefined
    const end = (cause: string): void => {
      if (!this.#drops.delete(end)) return
      goneFor = cause
      made.close()
      onGone?.(cause)
    }
    this.#drops.add(end)
    return {
      send: made.send,
      listen(onFrame, whenGone) {
        onGone = whenGone
        if (goneFor === undefined) made.listen(onFrame, end)
        else whenGone(goneFor)
      },
      close: () => {
        this.#drops.delete(end)
        made.close()
      },
    }
  }

  /**
   * Gives them up at once, for that reason: to be called when the machine went down. Its kernel cannot say farewell, and
   * whoever passes the connection on would ask it for a minute.
   */
  drop(cause: string): void {
    for (const end of [...this.#drops]) end(cause)
  }
}
