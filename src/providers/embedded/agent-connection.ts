import {connect, type Socket} from 'node:net'
import {encodeFrame, type Frame, frameReader} from './agent-frames.ts'

/** Milliseconds after which a connection without an answer gets company: its first packet was lost while it booted. */
const nextTryMs = 1000
/** Milliseconds between the end of a connection that got no answer and the next one. */
const pauseMs = 100

/** A connection on which the agent has said that it is ready. */
export interface AgentConnection {
  send(kind: string, data?: string | Uint8Array): void
  /** Calls back for each frame that comes, and once when the connection is gone, with the reason. */
  listen(onFrame: (frame: Frame) => void, onGone: (cause: string) => void): void
  close(): void
}

/**
 * Connects to the agent behind the UNIX socket; undefined when it did not answer within so many milliseconds, or the
 * signal was aborted. The first of several tries that is answered wins, so that a machine is found as soon as it is up.
 * Neither the tries nor the connection keep Node from ending.
 */
export function connectToAgent(
  path: string,
  within: number,
  signal?: AbortSignal,
): Promise<AgentConnection | undefined> {
  return new Promise(resolve => {
    const open = new Set<Socket>()
    const timers = new Set<NodeJS.Timeout>()
    const later = (body: () => void, ms: number): void => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        body()
      }, ms).unref()
      timers.add(timer)
    }
    const finish = (winner?: Socket, connection?: AgentConnection): void => {
      for (const timer of timers) clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      for (const socket of open) if (socket !== winner) socket.destroy()
      open.clear()
      resolve(connection)
    }
    const giveUp = (): void => finish()
    const attempt = (): void => {
      const socket = connect(path).unref()
      open.add(socket)
      const read = frameReader()
      socket.on('error', () => {})
      socket.once('close', () => {
        if (open.delete(socket) && open.size === 0) later(attempt, pauseMs)
      })
      socket.once('data', data => {
        if (!open.has(socket)) return
        const frames = readOrLeave(socket, read, data)
        if (!socket.destroyed) finish(socket, connectionOn(socket, read, frames.slice(1)))
      })
    }
    const keepTrying = (): void => {
      attempt()
      later(keepTrying, nextTryMs)
    }
    signal?.addEventListener('abort', giveUp, {once: true})
    later(giveUp, within)
    keepTrying()
  })
}

/** The frames that are whole; of what is no agent none, and the connection is over. */
function readOrLeave(socket: Socket, read: (piece: Buffer) => Frame[], data: Buffer): Frame[] {
  try {
    return read(data)
  } catch {
    socket.destroy()
    return []
  }
}

function connectionOn(
  socket: Socket,
  read: (piece: Buffer) => Frame[],
  early: readonly Frame[],
): AgentConnection {
  return {
    send: (kind, data) => socket.write(encodeFrame(kind, data)),
    listen(onFrame, onGone) {
      early.forEach(onFrame)
      socket.on('data', data => readOrLeave(socket, read, data).forEach(onFrame))
      const gone = (): void => onGone('the machine closed the connection')
      socket.once('close', gone)
      if (socket.destroyed) gone()
    },
    close: () => socket.destroy(),
  }
}
