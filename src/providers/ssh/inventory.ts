import {homedir} from 'node:os'
import {dirname, resolve} from 'node:path'
import {lookAtFile} from '../../process/given-file.ts'
import {whereJsonBreaks} from '../../process/json-break.ts'
import type {Owner} from '../../process/owner.ts'
import {shownValue} from '../../process/shown-value.ts'
import type {Target} from '../place-by-ssh.ts'

/** A computer of the inventory. */
export interface InventoryTarget extends Target {
  /** The interface that is on the underlay; without it that of the default route. */
  interface?: string
}

export interface Inventory {
  machines: readonly InventoryTarget[]
  /** What plays the host: this computer, no one, or another one. */
  host: 'local' | 'none' | InventoryTarget
  /** Absolute path of a file with the machines' host keys; without it each key is trusted when it is first seen. */
  knownHosts?: string
}

type Read = {inventory: Inventory} | {problems: readonly string[]}

/** Machines of an inventory, at most: each is asked before the lab is made, and is a member of the fan. */
const mostMachines = 64

/** Bytes of a file that is named here, at most. */
const largestFile = 2 ** 20

const topKeys = ['machines', 'defaults', 'host', 'knownHosts']
const targetKeys = ['address', 'user', 'port', 'identityFile', 'interface']

/**
 * Reads an inventory: JSON such as
 *
 *     {"defaults": {"user": "debian", "identityFile": "~/.ssh/lab"},
 *      "machines": [{"name": "lxd-1", "address": "203.0.113.11", "interface": "ens4"}, …]}
 *
 * Finds every problem, not just the first. Paths are relative to the inventory's own folder. Files are looked at as the
 * given user, who used sudo, sees them.
 */
export function readInventory(text: string, file: string, user?: Owner): Read {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return {problems: [`it is not valid JSON: ${whereJsonBreaks(text)}`]}
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
  if (Array.isArray(machines) && machines.length > mostMachines)
    return {problems: [`"machines" must be a list of at most ${mostMachines}; got ${machines.length}`]}
  const context = {common, folder: dirname(file), user, problems}
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

/** Reads the inventory in that file; a file that cannot be taken is a problem, too. */
export function readInventoryFile(file: string, user?: Owner): Read {
  const found = lookAtFile(file, {user, mostBytes: largestFile, startBytes: largestFile})
  return 'wrong' in found
    ? {problems: [`got ${shownValue(file)}: ${found.wrong}`]}
    : readInventory(found.start.toString(), file, user)
}

interface Context {
  common: Record<string, unknown>
  folder: string
  user: Owner | undefined
  problems: string[]
}

function readTarget(entry: unknown, where: string, context: Context, named: boolean): InventoryTarget {
  const {common, problems} = context
  const own = isObject(entry) ? entry : {}
  if (!isObject(entry)) problems.push(`${where} must be an object${named ? '' : ', "local" or "none"'}`)
  const name = named ? own.name : 'host'
  const called = typeof name === 'string' && named ? `machine ${shownValue(name)}` : where
  problems.push(...unknownKeys(called, own, named ? ['name', ...targetKeys] : targetKeys))
  const {address, user = 'root', port = 22, identityFile, interface: device} = {...common, ...own}
  const require = (key: string, value: unknown, pattern: RegExp, rule: string): void => {
    if (typeof value === 'string' && pattern.test(value)) return
    problems.push(`${called}: "${key}" must be ${rule}; got ${shownValue(value)}`)
  }
  require('name', name, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "1 to 63 of a-z, 0-9 and inner '-'")
  // A leading "-" would be one of ssh's own flags.
  if (isObject(entry))
    require('address', address, /^[A-Za-z0-9[][\w.:%\]-]{0,252}$/, 'an address or a host name')
  require('user', user, /^[A-Za-z_][\w.-]{0,31}$/, 'the name of a user')
  if (!Number.isInteger(port) || (port as number) < 1 || (port as number) > 65_535)
    problems.push(`${called}: "port" must be a number from 1 to 65535; got ${shownValue(port)}`)
  if (device !== undefined)
    require('interface', device, /^(?!-)[^\s/:\p{Cc}]{1,15}$/u, 'the name of a network interface')
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

function readPath(value: unknown, where: string, {folder, user, problems}: Context): string | undefined {
  // It becomes the value of one of ssh's settings, in which % and control characters mean something.
  if (typeof value !== 'string' || value === '' || /[\p{Cc}%"]/u.test(value)) {
    problems.push(`${where} must be the path of a file; got ${shownValue(value)}`)
    return undefined
  }
  const path = resolve(folder, value.replace(/^~(?=\/)/, homedir()))
  const found = lookAtFile(path, {user, mostBytes: largestFile, startBytes: 0})
  if ('wrong' in found) problems.push(`${where}: got ${shownValue(path)}: ${found.wrong}`)
  return path
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unknownKeys = (where: string, value: Record<string, unknown>, known: readonly string[]): string[] =>
  Object.keys(value)
    .filter(key => !known.includes(key))
    .map(key => `${where} has ${shownValue(key)}, which means nothing here: known are ${known.join(', ')}`)

function repeated(
  targets: readonly InventoryTarget[],
  what: string,
  of: (target: InventoryTarget) => string,
): string[] {
  const values = targets.map(of)
  const twice = new Set(values.filter((value, index) => values.indexOf(value) !== index))
  return [...twice].map(value => `two machines have the ${what} ${shownValue(value)}`)
}
