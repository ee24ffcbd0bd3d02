import {isAbsolute, relative} from 'node:path'
import {fileURLToPath} from 'node:url'

/** Where fanlab's own code is: beside the bundle, or src/. */
const ownCode = new URL(import.meta.url.endsWith('.ts') ? '..' : '.', import.meta.url).href

/** What has started the script. */
const launcher = new URL('../scenarios/run.mjs', ownCode).href

/** A line of a script as a reader finds it, such as `labs/mine.mjs:12:5`. */
interface Line {
  where: string
  isOurs: boolean
}

/** Lines of files that an error's stack names, the innermost first; Node's own have none. */
function linesOf(error: unknown): Line[] {
  if (!(error instanceof Error) || !error.stack) return []
  const frames = [...error.stack.matchAll(/^ +at .*?(file:\/\/[^()\s]+:\d+:\d+)\)?$/gm)].map(
    ([, place = '']) => place,
  )
  return frames.map(place => ({
    where: shown(place),
    isOurs: [ownCode, launcher].some(ours => place.startsWith(ours)) || place.includes('/node_modules/'),
  }))
}

function shown(place: string): string {
  const [, url = '', position = ''] = /^(.*?)((?::\d+)+)$/.exec(place) ?? []
  const path = fileURLToPath(url)
  const here = relative(process.cwd(), path)
  return `${here.startsWith('..') || isAbsolute(here) ? path : here}${position}`
}

/** The lines of a user's script by which an error came, the innermost first; without any line of fanlab's. */
export const scriptLines = (error: unknown): string[] =>
  linesOf(error)
    .filter(({isOurs}) => !isOurs)
    .map(({where}) => where)

/** Whether it was thrown by a line of a user's script, and not by fanlab's code that the script has called. */
export const isOfScript = (error: unknown): boolean => linesOf(error)[0]?.isOurs === false
