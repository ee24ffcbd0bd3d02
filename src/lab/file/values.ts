import * as z from 'zod'
import {parseIp, parseIpPrefix} from '../../process/ip-prefix.ts'
import {isLabName} from '../lab-name.ts'

// What single values of a lab file may be. A schema's message is the rule that the value broke: it follows the key in
// "machines.lxd-1.cpus must be …".

/** What an editor looks at; it refuses nothing that the rule takes. */
interface ForEditors {
  pattern?: string
  minLength?: number
  maxLength?: number
}

/** A text with a rule of its own, told for every value that breaks it, whatever its type. */
export const ruledText = (rule: string, holds: (value: string) => boolean, editors: ForEditors) =>
  z
    .string({error: `must be ${rule}`})
    .refine(holds, {error: `must be ${rule}`})
    .meta({...editors})

/** The same by a pattern, which editors know, too. */
export const patterned = (rule: string, pattern: RegExp) =>
  ruledText(rule, value => pattern.test(value), {pattern: pattern.source})

export const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.int({error}).min(least, {error}).max(most, {error})
}

export const yesOrNo = z.boolean({error: 'must be true or false'})

export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, {error: `must be one of ${words.join(', ')}`})

/** Whether a reader takes the text. */
export const takes =
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
export const namePattern = '[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?'
export const nameRule = "1 to 20 of a-z, 0-9 and inner '-'"
export const name = ruledText(`${nameRule}, such as web-1`, isLabName, {
  pattern: `^${namePattern}$`,
})

/** An address, as far as a pattern can tell. */
export const addressPattern = '[0-9A-Fa-f.:]{2,45}'
export const address = ruledText('an IPv4 or IPv6 address, such as 10.0.0.1 or 2001:db8::1', takes(parseIp), {
  pattern: `^${addressPattern}$`,
})

export const subnet = ruledText(
  'an IPv4 or IPv6 network, such as 10.0.0.0/24 or 2001:db8::/64',
  takes(parseIpPrefix),
  {pattern: `^${addressPattern}/\\d{1,3}$`},
)

export const named = <T extends z.ZodType>(what: string, value: T) =>
  z.record(name, value, {error: `must be ${what} by their names`})

/** What another part of the file is called. */
export const nameOf = (what: string) =>
  ruledText(`the name of ${what}: ${nameRule}`, isLabName, {pattern: `^${namePattern}$`})

/** A list, for which one of it alone can stand; `what` is the rule of each, which a list of several shapes does not tell. */
export const listOf = <T extends z.ZodType>(what: string, value: T) => {
  const error = `must be ${what}, or a list of them`
  return z
    .union([value.transform(only => [only]), z.array(value).min(1, {error})], {error})
    .transform(list => list as z.output<T>[])
}

/** One for each family: the file's own form stays as it is. */
export const oneOrTwo = <T extends z.ZodType>(what: string, value: T) => {
  const error = `must be ${what}, or a list of one for each family`
  return z.union([value, z.array(value).min(1, {error}).max(2, {error})], {error})
}

export const asList = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T]

const whoRule = `the name of somebody or of a group (${nameRule}), or the beginning of names and '*', such as web-*`
const who = ruledText(
  whoRule,
  word => isLabName(word) || (word.endsWith('*') && isLabName(`${word.slice(0, -1)}x`)),
  {pattern: `^(${namePattern}|([a-z0-9][a-z0-9-]{0,18})?\\*)$`},
)

export const whoever = listOf(whoRule, who)

/** What a report calls a claim; it becomes a property in JUnit and the beginning of a case's name. */
const idRule = 'such as P1: 1 to 20 of letters, digits, _, . and -'
export const claim = patterned(`an id ${idRule}`, /^[\w.-]{1,20}$/)
export const claims = listOf(`an id ${idRule}`, claim)
export const idsOf = (what: string) => listOf(`all, or the id of ${what}, ${idRule}`, claim)

export const title = ruledText('a title of 1 to 200 characters', words => /^\P{Cc}{1,200}$/u.test(words), {
  ...{minLength: 1, maxLength: 200},
})

/** A variable of the environment of steps. */
export const variable = patterned(
  'the name of a variable, such as TOKEN, that does not begin with LAB_',
  /^(?!LAB_)[A-Za-z_]\w{0,63}$/,
)

export const command = ruledText(
  'a command for bash, of 1 to 10000 characters',
  words => words.trim() !== '' && words.length <= 10_000 && !words.includes('\0'),
  {minLength: 1, maxLength: 10_000},
)

/** A function of a script of the lab's folder. */
export const scriptFunction = patterned(
  'a script of the lab’s folder and its function, such as steps.mjs#drain',
  /^(?!\/)(?!.*\.\.)[\w./-]+\.mjs#[A-Za-z_$][\w$]*$/,
)
