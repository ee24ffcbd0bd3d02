import * as z from 'zod'
import {processIdentity} from '../process/process-identity.ts'
import {labFile} from './file/lab-file.ts'
import {isLabName} from './lab-name.ts'

/** Of the records that this program writes, and with which it can enter a lab. */
export const recordVersion = 2

/** One line, so that a list of labs is one. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}*$/u, 'one line of text')
/** Tells whose a lab is, whether it is to stay, and what can remove it. Every version has it, as far as anybody knows. */
export const labCore = z.object({
  name: z.string().refine(isLabName, 'the name of a lab'),
  provider: line(40),
  /** For whom it is, such as a job of a CI; empty for nobody in particular. */
  label: line(400),
  createdAt: z.iso.datetime(),
  /** The run that made it. */
  owner: processIdentity,
  /** The lab was meant to outlive its run. */
  kept: z.boolean(),
  /** From then on a kept lab may be swept; without it, at no time. */
  keptUntil: z.iso.datetime().exactOptional(),
  /** A kept lab may be swept once this process has ended, such as that of a CI's job. */
  keptWhile: z.exactOptional(processIdentity),
})
export type LabCore = z.infer<typeof labCore>

/** What is on disk about a lab before anything of it is created; enough to enter it again and to remove it. */
const record = labCore.extend({
  version: z.literal(recordVersion),
  /** All that the lab consists of. */
  lab: labFile,
  /** Absolute path of the lab file, where it is not the article's; what it names lies in its folder. */
  path: line(4096).startsWith('/').exactOptional(),
  /** Which fan was asked for. */
  fan: z.enum(['ebpf', 'ubuntu', 'auto']),
  distribution: line(100),
  /** Folder of the unpacked machine image; empty until it is there. */
  image: line(4096),
  /** Folders of the unpacked images of machines that run another one, by their names. */
  images: z.record(z.string(), line(4096)).exactOptional(),
  /** Folders of what machines have above their image, by their names. */
  layers: z.record(z.string(), line(4096)).exactOptional(),
})
export type LabRecord = z.infer<typeof record>

/** What could be read of a record, and why it is not all. */
type ParsedRecord =
  | {record: LabRecord; core: LabCore}
  | {problem: string; ofAnotherVersion: boolean; core: LabCore | undefined}

/** Reads the text of the lab's record, of whichever version. */
export function parseLabRecord(text: string, name: string): ParsedRecord {
  const value = jsonOf(text)
  const known = labCore.safeParse(value).data
  const core = known?.name === name ? known : undefined
  const version = versionOf(value)
  if (version !== recordVersion && (core || version !== undefined)) {
    const itsVersion = version === undefined ? 'from before there were versions' : `of version ${version}`
    const problem = `its record is ${itsVersion}, this fanlab knows version ${recordVersion}`
    return {problem, ofAnotherVersion: true, core}
  }
  if (value === undefined)
    return {problem: 'its record is damaged (it is not valid JSON)', ofAnotherVersion: false, core}
  const parsed = record.safeParse(value)
  if (parsed.success && core) return {record: parsed.data, core}
  const cause = parsed.success ? `it is that of lab ${parsed.data.name}` : causeOf(parsed.error)
  return {problem: `its record is damaged (${cause})`, ofAnotherVersion: false, core}
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Before there were versions, a record had none. */
function versionOf(value: unknown): number | undefined {
  return z.object({version: z.int()}).safeParse(value).data?.version
}

function causeOf({issues}: z.ZodError): string {
  const [first] = issues
  return `${first?.path.join('.') || 'the whole of it'}: ${first?.message}`
}
