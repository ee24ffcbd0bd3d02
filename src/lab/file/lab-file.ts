import * as z from 'zod'
import {parseAddress, parsePrefix} from '../../process/prefix.ts'
import {protocols} from '../cell.ts'
import {isLabName} from '../lab-name.ts'

/**
 * What a lab file says, version 1. This one definition gives the type, the validator and, by z.toJSONSchema, the schema for
 * editors. A schema's message is the rule that the value broke: it follows the key in "machines.lxd-1.cpus must be …".
 */

const bytesOf = {MiB: 2 ** 20, GiB: 2 ** 30} as const

/** A text with a rule of its own, told for every value that breaks it, whatever its type. */
const text = (rule: string, holds: (value: string) => boolean) =>
  z.string({error: `must be ${rule}`}).refine(holds, {error: `must be ${rule}`})

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({error}).min(least, {error}).max(most, {error})
}

/** Whether a reader takes the text. */
const takes =
  (read: (value: string) => unknown) =>
  (value: string): boolean => {
    try {
      read(value)
      return true
    } catch {
      return false
    }
  }

/** Names become host names, file names and parts of interface names. */
const name = text("1 to 20 of a-z, 0-9 and inner '-', such as web-1", isLabName)
const address = text('an IPv4 address, such as 10.0.0.1', takes(parseAddress))
const prefix = text('an IPv4 network, such as 10.0.0.0/24', takes(parsePrefix))
const named = <T extends z.ZodType>(what: string, value: T) =>
  z.record(name, value, {error: `must be ${what} by their names`})

/** Bytes of a size such as 512MiB or 1.5GiB. */
export function parseSize(size: string): number {
  const [, number = '', unit = ''] = /^(\d{1,4}(?:\.\d)?)(MiB|GiB)$/.exec(size) ?? []
  const bytes = Number(number) * bytesOf[unit as keyof typeof bytesOf]
  if (!(bytes > 0)) throw new Error(`no size: ${size}`)
  return bytes
}

const resources = {
  cpus: whole(1, 64).optional(),
  memory: text('a size in MiB or GiB, such as 512MiB', takes(parseSize)).optional(),
}

const network = z.strictObject(
  {
    subnet: prefix,
    /** The host's own address there; without it the host has none. */
    host: address.optional(),
    /** Bytes of the largest packet: Ethernet's where nothing is said; 1280 is what IPv6 and a fan over it can do with. */
    mtu: whole(1280, 9000).default(1500),
  },
  {
    error:
      'must be a network: subnet, host where the host has an address there, and mtu where it is not 1500',
  },
)

export const roles = ['plain', 'lxd-cluster', 'docker'] as const

const machine = z.strictObject(
  {
    networks: named('addresses of networks', address),
    role: z.enum(roles, {error: `must be one of ${roles.join(', ')}`}).default('plain'),
    start: z
      .enum(['with the lab', 'later'], {error: 'must be "with the lab" or "later"'})
      .default('with the lab'),
    ...resources,
  },
  {error: 'must be a machine: networks, and what differs of role, start, cpus and memory'},
)

const overlay = z.strictObject(
  {type: z.literal('fan', {error: 'must be fan'}), prefix, over: name},
  {error: 'must be an overlay: type, prefix and over'},
)

const container = z.strictObject(
  {
    /** A machine, or a role: the software places them on its machines. */
    on: name,
    network: name,
    /** How many; their names then are numbered. */
    count: whole(1, 1000).optional(),
  },
  {error: 'must be containers: on, network, and count where there are several'},
)

const listOf = <T extends z.ZodType>(what: string, value: T) =>
  z
    .union([value.transform(only => [only]), z.array(value).min(1)], {
      error: `must be ${what}, or a list of them`,
    })
    .transform(list => list as z.output<T>[])

/** What a report calls a claim; it becomes a property in JUnit and the beginning of a case's name. */
const claim = text('an id such as P1: 1 to 20 of letters, digits, _, . and -', id =>
  /^[\w.-]{1,20}$/.test(id),
)
const who = text(
  "a name, or the beginning of names and '*', such as web-*",
  word => isLabName(word) || (word.endsWith('*') && isLabName(`${word.slice(0, -1)}x`)),
)

/** Whether two containers are on one machine is known only once they run. */
const wheres = ['same-machine', 'other-machine'] as const

const rule = z.strictObject(
  {
    id: listOf('the id of a claim', claim),
    from: listOf('a name, pattern or group', who),
    to: listOf('a name, pattern or group', who),
    /** It holds of endpoints on the same machine, or on different machines, only. */
    where: z.enum(wheres, {error: `must be ${wheres.join(' or ')}`}).optional(),
    /** What the source asks. A target that does not serve it, such as a machine without a web server, is not asked. */
    allow: listOf(
      `one of ${protocols.join(', ')}`,
      z.enum(protocols, {error: `must be one of ${protocols.join(', ')}`}),
    ),
  },
  {error: 'must be an expectation: id, from, to, allow, and where if it depends on that'},
)

export const labFile = z.strictObject(
  {
    version: z.literal(1, {error: 'must be 1'}),
    lab: name,
    resources: z.strictObject(resources, {error: 'must be what machines have: cpus and memory'}).default({}),
    networks: named('networks', network),
    machines: named('machines', machine),
    overlays: named('overlays', overlay).default({}),
    containers: named('containers', container).default({}),
    groups: named('lists of endpoints', listOf('a name, pattern or group', who)).default({}),
    /** Who has to reach whom, and which claims an answer supports. */
    expect: z.array(rule, {error: 'must be a list of expectations'}).default([]),
    /** What the lab is for, told first in every report: titles by the ids of claims. */
    deliverables: z
      .record(
        claim,
        text('a title of 1 to 200 characters', title => /^\P{Cc}{1,200}$/u.test(title)),
        {
          error: 'must be titles by the ids of claims',
        },
      )
      .default({}),
    /** Claims that prove that others could fail. */
    controls: z.array(claim, {error: 'must be a list of ids of claims'}).default([]),
  },
  {error: 'must be a lab: version, lab, networks and machines'},
)

export type LabFile = z.infer<typeof labFile>
