import {stopVariable} from './stop-variable.ts'

/** Characters of what a caller says why it stops the run. */
const longestReason = 200

/**
 * Calls back, with the reason for the report, when the scenario has to stop: Ctrl-C, a request to terminate, or the end
 * of its input where that counts. A caller writes why before it ends that; one that was killed says nothing.
 */
export function onStopRequest(callback: (why: string) => void): void {
  process.on('SIGINT', () => callback('interrupted'))
  process.on('SIGTERM', () => callback('terminated by SIGTERM'))
  process.on('SIGHUP', () => callback('its terminal was closed'))
  if (process.env[stopVariable] === undefined) return
  let said = ''
  process.stdin.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(0, longestReason)
  })
  const ended = (): void => callback(said.replaceAll(/\s+/g, ' ').trim() || 'its caller was killed')
  process.stdin.once('end', ended).once('error', ended)
  process.stdin.unref()
}
