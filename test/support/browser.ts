import {spawn} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'

/** What the browser said by itself, of a method of the DevTools protocol. */
interface BrowserEvent {
  method: string
  params: {request?: {url: string}; entry?: {text: string}; args?: unknown; exceptionDetails?: unknown}
}

interface Answer {
  id?: number
  error?: {message: string}
  result?: Record<string, unknown>
}

export interface OpenPage {
  /** What an expression of JavaScript gives there. Throws what it throws. */
  gives<T>(expression: string): Promise<T>
  /** Resolves when the expression is true. */
  until(expression: string): Promise<void>
  /** Presses and releases a key, such as `Enter`. */
  press(key: string): Promise<void>
  /** Clicks in the middle of what the selector finds first. */
  click(selector: string): Promise<void>
  /** Errors and whatever else reached the console. */
  complaints(): string[]
  /** Addresses of all that was fetched. */
  requests(): string[]
  screenshot(): Promise<Buffer>
}

export interface Browser {
  open(file: string, scheme: 'light' | 'dark'): Promise<OpenPage>
  close(): Promise<void>
}

/** Chromium, or what Google makes of it, without a window, spoken to by the DevTools protocol over two pipes: nothing listens on a port. */
export async function startBrowser(): Promise<Browser> {
  const command = ['chromium', 'google-chrome'].find(name => existsSync(join('/usr/bin', name)))
  if (command === undefined) throw new Error('no browser is here: apt-get install chromium')
  const profile = mkdtempSync(join(tmpdir(), 'fanlab-browser-'))
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--remote-debugging-pipe',
  ]
  const child = spawn(command, [...flags, `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve())
  })
  const [, , , input, output] = child.stdio as unknown as [
    null,
    null,
    null,
    NodeJS.WritableStream,
    NodeJS.ReadableStream,
  ]
  const waiting = new Map<number, (answer: Answer) => void>()
  const events: (BrowserEvent & {sessionId?: string})[] = []
  let heard = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (heard + text).split('\0')
    heard = messages.pop() ?? ''
    for (const message of messages) {
      const said = JSON.parse(message)
      if (said.id === undefined) events.push(said)
      else waiting.get(said.id)?.(said)
    }
  })
  let number = 0
  const ask = async (
    method: string,
    params: object = {},
    sessionId?: string,
  ): Promise<Record<string, unknown>> => {
    const id = ++number
    const answer = new Promise<Answer>(resolve => waiting.set(id, resolve))
    input.write(`${JSON.stringify({id, method, params, ...(sessionId && {sessionId})})}\0`)
    const {error, result = {}} = await Promise.race([
      answer,
      ended.then((): Answer => ({error: {message: 'the browser has ended'}})),
    ])
    if (error) throw new Error(`${method}: ${error.message}`)
    return result
  }
  return {
    async open(file, scheme) {
      const {targetId} = await ask('Target.createTarget', {url: 'about:blank'})
      const {sessionId} = await ask('Target.attachToTarget', {targetId, flatten: true})
      const own = (method: string, params?: object) => ask(method, params, String(sessionId))
      const said = (method: string) =>
        events.filter(each => each.sessionId === sessionId && each.method === method)
      for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await own(`${domain}.enable`)
      await own('Emulation.setEmulatedMedia', {features: [{name: 'prefers-color-scheme', value: scheme}]})
      await own('Emulation.setDeviceMetricsOverride', {
        width: 1280,
        height: 900,
        deviceScaleFactor: 1,
        mobile: false,
      })
      await own('Page.navigate', {url: pathToFileURL(file).href})
      const loaded = async (): Promise<Sight<true>> =>
        said('Page.loadEventFired').length > 0 ? {value: true} : {notYet: 'not loaded'}
      await waitUntil(`${file} is loaded`, loaded, {within: 60_000})
      const gives = async <T>(expression: string): Promise<T> => {
        const how = {expression, returnByValue: true, awaitPromise: true}
        const {result, exceptionDetails} = await own('Runtime.evaluate', how)
        if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`)
        return (result as {value: T}).value
      }
      return {
        gives,
        async until(expression) {
          const look = async (): Promise<Sight<true>> => {
            const value = await gives(expression)
            return value === true ? {value} : {notYet: JSON.stringify(value)}
          }
          await waitUntil(`${expression} in the page`, look, {within: 20_000})
        },
        async press(key) {
          const text = key.length === 1 ? {text: key} : key === 'Enter' ? {text: '\r'} : {}
          await own('Input.dispatchKeyEvent', {type: 'keyDown', key, code: key, ...text})
          await own('Input.dispatchKeyEvent', {type: 'keyUp', key, code: key})
        },
        async click(selector) {
          const found = `document.querySelector(${JSON.stringify(selector)})`
          await gives(`${found}.scrollIntoView({block: 'center'})`)
          const at = await gives<{x: number; y: number}>(
            `(({x, y, width, height}) => ({x: x + width / 2, y: y + height / 2}))(${found}.getBoundingClientRect())`,
          )
          for (const type of ['mousePressed', 'mouseReleased'])
            await own('Input.dispatchMouseEvent', {type, ...at, button: 'left', clickCount: 1})
        },
        complaints: () =>
          ['Runtime.exceptionThrown', 'Runtime.consoleAPICalled', 'Log.entryAdded']
            .flatMap(said)
            .map(({params}) => JSON.stringify(params.entry ?? params.args ?? params.exceptionDetails)),
        requests: () => said('Network.requestWillBeSent').map(({params}) => params.request?.url ?? ''),
        async screenshot() {
          const {data} = await own('Page.captureScreenshot', {format: 'png'})
          return Buffer.from(String(data), 'base64')
        },
      }
    },
    async close() {
      child.kill()
      await ended
      rmSync(profile, {recursive: true, force: true, maxRetries: 5})
    },
  }
}
