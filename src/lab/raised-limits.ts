import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import * as z from 'zod/mini'
import {readOwnFile} from '../files/read-own-file.ts'
import {LabError} from '../process/lab-error.ts'
import {labFolder, labNames} from './lab-folder.ts'

/** A limit of the host's kernel, by its sysctl with slashes, such as `fs/inotify/max_user_instances`. */
export interface Limit {
  sysctl: string
  value: number
}

const whole = z.int().check(z.nonnegative())
/** What a lab has raised; `before` is what the host had before any lab raised it. */
const raisedLimits = z.array(
  z.object({
    sysctl: z.string().check(z.regex(/^[a-z0-9_]+(\/[a-z0-9_]+)+$/)),
    before: whole,
    value: whole,
  }),
)
type Raised = z.infer<typeof raisedLimits>[number]

/** While it has this name, other labs leave its limits as high as it needs them; once it is being undone, they do not. */
const name = 'raised-limits.json'
const endingName = 'raised-limits.ending.json'
const longest = 100_000
const sysctls = '/proc/sys'

/**
 * Raises limits of the host for a lab, and writes down what they were before it touches them: whatever ends the lab then undoes
 * it. A limit that is high enough stays as it is, unless another lab holds it up. `root` has the sysctls.
 */
export async function raiseLimits(
  stateDir: string,
  lab: string,
  wanted: readonly Limit[],
  root = sysctls,
): Promise<Raised[]> {
  const held = await heldByOthers(stateDir, lab)
  const raised = wanted.flatMap(({sysctl, value}): Raised[] => {
    const other = held.find(each => each.sysctl === sysctl)
    const now = readLimit(root, sysctl)
    return now >= value && !other ? [] : [{sysctl, before: other?.before ?? now, value}]
  })
  if (raised.length === 0) return []
  const file = join(labFolder(stateDir, lab), name)
  writeFileSync(`${file}.new`, JSON.stringify(raised), {mode: 0o600})
  renameSync(`${file}.new`, file)
  for (const {sysctl, value} of raised) if (readLimit(root, sysctl) < value) writeLimit(root, sysctl, value)
  return raised
}

/**
 * Puts limits back that a lab has raised: to what other labs still need, else to what they were. One that somebody has changed
 * since is his. Does nothing where the lab has raised none.
 */
export async function undoRaisedLimits(stateDir: string, lab: string, root = sysctls): Promise<void> {
  const folder = labFolder(stateDir, lab)
  const own = [...readRaised(folder, name), ...readRaised(folder, endingName)]
  if (own.length === 0) return
  // Of two labs that end at the same time, each must see that the other needs nothing any more.
  if (readRaised(folder, name).length > 0) renameSync(join(folder, name), join(folder, endingName))
  const held = await heldByOthers(stateDir, lab)
  for (const {sysctl, before, value} of own) {
    const others = held.filter(each => each.sysctl === sysctl).map(each => each.value)
    const now = readLimit(root, sysctl)
    const isOurs = now === Math.max(value, ...others)
    const wanted = Math.max(before, ...others)
    if (isOurs && wanted < now) writeLimit(root, sysctl, wanted)
  }
}

async function heldByOthers(stateDir: string, lab: string): Promise<Raised[]> {
  const others = (await labNames(stateDir)).filter(each => each !== lab)
  return others.flatMap(each => readRaised(labFolder(stateDir, each), name))
}

/** A file of another shape is nobody's promise to put anything back. */
function readRaised(folder: string, file: string): Raised[] {
  const read = readOwnFile(join(folder, file), longest)
  if ('problem' in read) return []
  try {
    return raisedLimits.parse(JSON.parse(read.text))
  } catch {
    return []
  }
}

function readLimit(root: string, sysctl: string): number {
  const value = Number(readFileSync(join(root, sysctl), 'utf8'))
  if (Number.isSafeInteger(value)) return value
  throw new LabError(`cannot read ${sysctlName(sysctl)} on this host: it is no whole number`)
}

function writeLimit(root: string, sysctl: string, value: number): void {
  try {
    writeFileSync(join(root, sysctl), `${value}\n`)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new LabError(`cannot set ${sysctlName(sysctl)} to ${value} on this host: ${cause}`, {
      hint: `sysctl -w ${sysctlName(sysctl)}=${value}`,
    })
  }
}

/** As sysctl calls it. */
export const sysctlName = (path: string): string => path.replaceAll('/', '.')
