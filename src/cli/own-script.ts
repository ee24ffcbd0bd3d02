import {resolve} from 'node:path'

let launcher: string | undefined
let started: string | undefined

/** `fanlab run` tells which script it is about to start, and by which of its own. */
export function startOwnScript(script: string, by: string): void {
  started = script
  launcher = by
}

/** Absolute path of the script that a person has started, by node, by zx or by `fanlab run`. */
export function ownScript(): string {
  if (started !== undefined) return started
  const [, first = '', second = ''] = process.argv
  return resolve(/\/(?:zx|zx\/build\/cli\.js)$/.test(first) ? second : first)
}

/** The words that start a script anew, in front of its own arguments. */
export const scriptWords = (script: string): string[] =>
  launcher === undefined || script !== started ? [script] : [launcher, script]
