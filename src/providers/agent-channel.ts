import {AgentStream, type StreamWay} from './agent-stream.ts'
import type {AgentConnection} from './embedded/agent-connection.ts'

/**
 * The way to a place over which its commands run side by side: an agent there starts each with one process. Where the
 * stream breaks or hangs, what ran over it is gone, and the next command opens it anew.
 */
export class AgentChannel {
  readonly #way: StreamWay
  #stream: AgentStream | undefined

  constructor(way: StreamWay) {
    this.#way = way
  }

  /**
   * A connection for one command; undefined when there is none within so many milliseconds, or the signal was aborted.
   * Throws an Error with the cause when the place cannot be reached. It does not keep Node from ending.
   */
  connect(within: number, signal?: AbortSignal): Promise<AgentConnection | undefined> {
    if (this.#stream === undefined || this.#stream.ended) this.#stream = new AgentStream(this.#way)
    const opening = this.#stream.connect()
    return new Promise((resolve, reject) => {
      // Once it is over, a connection that comes later is for nobody.
      let isOver = false
      const over = (end: () => void): void => {
        if (isOver) return
        isOver = true
        clearTimeout(deadline)
        signal?.removeEventListener('abort', giveUp)
        end()
      }
      const giveUp = (): void => over(() => resolve(undefined))
      const deadline = setTimeout(giveUp, within).unref()
      signal?.addEventListener('abort', giveUp, {once: true})
      opening.then(
        connection => (isOver ? connection.close() : over(() => resolve(connection))),
        (error: Error) => over(() => reject(error)),
      )
    })
  }

  /** Ends the agent, and with it whatever still runs over this channel. */
  close(): void {
    this.#stream?.close()
    this.#stream = undefined
  }

  /** Gives the stream up at once, for that reason: what runs over it ends with it. The next command opens a new one. */
  drop(cause: string): void {
    this.#stream?.drop(cause)
    this.#stream = undefined
  }
}
