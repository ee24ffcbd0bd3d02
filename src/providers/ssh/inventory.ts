import {existsSync} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, resolve} from 'node:path'
import type {Target as SshTarget} from '../ssh-connection.ts'

/** A computer of the inventory. */
export interface Target extends SshTarget {
  /** The interface that is on the underlay; without it that of the default route. */
  interface?: string
}

export interface Inventory {
  machines: readonly Target[]
  /** What plays the host: this computer, no one, or another one. */
  host: 'local' | 'none' | Target
  /** Absolute path of a file with the machines' host keys; without it each key is trusted when it is first seen. */
  knownHosts?: string
}

export type Read = {inventory: Inventory} | {problems: readonly string[]}

const topKeys = ['machines', 'defaults', 'host', 'knownHosts']
const targetKeys = ['address', 'user', 'port', 'identityFile', 'interface']

/**
 * Reads an inventory: JSON such as
 *
 *     {"defaults": {"user": "debian", "identityFile": "~/.ssh/lab"},
 *      "machines": [{"name": "lxd-1", "address": "203.0.113.11", "interface": "ens4"}, …]}
 *
 * Finds every problem, not just the first. Paths are relative to the inventory's own folder.
 */
export function readInventory(text: string, file: string): Read {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return {problems: [`it is no JSON: ${(error as Error).message}`]}
  }
  if (!isObject(data)) return {problems: ['it must be an object with "machines"']}
  const problems: string[] = []
  const {machines, defaults = {}, host = 'local', knownHosts} = data
  problems.push(...unknownKeys('the inventory', data, topKeys))
  if (!isObject(defaults)) problems.push('"defaults" must be an object')
  const common = isObject(defaults) ? defaults : {}
  problems.push(...unknownKeys('"defaults"', common, targetKeys.slice(1)))
  if (!Array.isArray(machines) || machines.length === 0)
    problems.push('"machines" must be a list of at least one machine')
  const context = {common, folder: dirname(file), problems}
  const targets = (Array.isArray(machines) ? machines : []).map((entry, index) =>
    readTarget(entry, `machine ${index + 1}`, context, true),
  )
  problems.push(...repeated(targets, 'name', ({name}) => name))
  problems.push(...repeated(targets, 'address', ({address, port}) => `${address} port ${port}`))
  const hostTarget = host === 'local' || host === 'none' ? host : readTarget(host, '"host"', context, false)
  const known = knownHosts === undefined ? undefined : readPath(knownHosts, '"knownHosts"', context)
  if (problems.length > 0) return {problems}
  return {
    inventory: {
      machines: targets,
      host: hostTarget,
      ...(known === undefined ? {} : {knownHosts: known}),
    },
  }
}

interface Context {
  common: Record<string, unknown>
  folder: string
  problems: string[]
}

function readTarget(entry: unknown, where: string, context: Context, named: boolean): Target {
  const {common, problems} = context
  const own = isObject(entry) ? entry : {}
  if (!isObject(entry)) problems.push(`${where} must be an object${named ? '' : ', "local" or "none"'}`)
  const name = named ? own.name : 'host'
  const called = typeof name === 'string' && named ? `machine "${name}"` : where
  problems.push(...unknownKeys(called, own, named ? ['name', ...targetKeys] : targetKeys))
  const {address, user = 'root', port = 22, identityFile, interface: device} = {...common, ...own}
  const require = (key: string, value: unknown, pattern: RegExp, rule: string): void => {
    if (typeof value === 'string' && pattern.test(value)) return
    problems.push(`${called}: "${key}" must be ${rule}; got ${JSON.stringify(value) ?? 'nothing'}`)
  }
  require('name', name, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "1 to 63 of a-z, 0-9 and inner '-'")
  // A leading "-" would be one of ssh's own flags.
  if (isObject(entry)) require('address', address, /^[A-Za-z0-9[][\w.:%\]-]*$/, 'an address or a host name')
  require('user', user, /^[A-Za-z_][\w.-]*$/, 'the name of a user')
  if (!Number.isInteger(port) || (port as number) < 1 || (port as number) > 65_535)
    problems.push(`${called}: "port" must be a number from 1 to 65535; got ${JSON.stringify(port)}`)
  if (device !== undefined) require('interface', device, /^[^\s/:]{1,15}$/, 'the name of a network interface')
  const key =
    identityFile === undefined ? undefined : readPath(identityFile, `${called}: "identityFile"`, context)
  return {
    name: String(name),
    address: String(address),
    user: String(user),
    port: Number(port),
    ...(key === undefined ? {} : {identityFile: key}),
    ...(device === undefined ? {} : {interface: String(device)}),
  }
}

function readPath(value: unknown, where: string, {folder, problems}: Context): string | undefined {
  if (typeof value !== 'string' || value === '') {
    problems.push(`${where} must be the path of a file; got ${JSON.stringify(value)}`)
    return undefined
  }
  const path = resolve(folder, value.replace(/^~(?=\/)/, homedir()))
  if (!existsSync(path)) problems.push(`${where}: there is no file ${path}`)
  return path
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unknownKeys = (where: string, value: Record<string, unknown>, known: readonly string[]): string[] =>
  Object.keys(value)
    .filter(key => !known.includes(key))
    .map(key => `${where} has "${key}", which means nothing here: known are ${known.join(', ')}`)

function repeated(targets: readonly Target[], what: string, of: (target: Target) => string): string[] {
  const values = targets.map(of)
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index))
  return [...twice].map(value => `two machines have the ${what} ${value}`)
}
