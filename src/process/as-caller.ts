import {type SpawnOptions, type SpawnSyncOptions, spawn, spawnSync} from 'node:child_process'
import {asUser} from './as-user.ts'
import {type Owner, sudoCaller} from './owner.ts'

/** The search path of whoever used sudo, which has one of its own. */
export const callersPathVariable = 'FANLAB_CALLERS_PATH'

/**
 * Does something synchronous with the rights of the user who used sudo: what a script writes then belongs to him, and no
 * link leads it where he may not write. Who is no such user's root just does it.
 */
export const asCaller = <T>(act: () => T): T => asUser(sudoCaller(), act)

/** Node's spawn of a shell's command, with the rights and the home of whoever used sudo. */
export function callersSpawn(command: string, words: readonly string[], options: SpawnOptions) {
  const own = forCaller(command, words, options)
  return spawn(own.command, own.words, own.options)
}

export function callersSpawnSync(command: string, words: readonly string[], options: SpawnSyncOptions) {
  const own = forCaller(command, words, options)
  return spawnSync(own.command, own.words, own.options)
}

/** Node's own `uid` would leave the user without his groups, such as docker. */
function forCaller<T extends SpawnOptions | SpawnSyncOptions>(
  command: string,
  words: readonly string[],
  options: T,
): {command: string; words: readonly string[]; options: T} {
  const user = sudoCaller()
  if (!user) return {command, words, options}
  const {shell = false} = options
  const argv = shell ? [typeof shell === 'string' ? shell : '/bin/sh', '-c', command] : [command, ...words]
  return {
    command: 'setpriv',
    words: [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--init-groups', '--inh-caps=-all', '--', ...argv],
    options: {...options, shell: false, env: {...(options.env ?? process.env), ...environmentOf(user)}},
  }
}

const known = new Map<number, Record<string, string>>()

/** What sudo has changed. */
function environmentOf({uid}: Owner): Record<string, string> {
  let environment = known.get(uid)
  if (!environment) {
    // ann:x:1000:1000:Ann,,,:/home/ann:/bin/bash
    const entry = spawnSync('getent', ['passwd', String(uid)], {encoding: 'utf8'})
      .stdout?.trim()
      .split(':')
    const [name, , , , , home] = entry ?? []
    const path = process.env[callersPathVariable]
    environment = {
      ...(name ? {USER: name, LOGNAME: name} : {}),
      ...(home ? {HOME: home} : {}),
      ...(path ? {PATH: path} : {}),
    }
    known.set(uid, environment)
  }
  return environment
}
