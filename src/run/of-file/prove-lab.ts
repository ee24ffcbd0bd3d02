import {findEndpoints} from '../../expect/endpoints.ts'
import {topologyOf} from '../../lab/file/topology-of.ts'
import {noProgress, topologyAfter} from '../../lab/progress.ts'
import {overlaysIn} from '../../overlays/index.ts'
import {rolesOf} from '../../roles/index.ts'
import type {Story, StoryContext} from '../story.ts'
import {type FileLab, functionOf} from './file-lab.ts'
import {type CheckOfFile, judgeCheck} from './own-check.ts'
import {machinesNamed, uniquely, wordsOf} from './words-of.ts'

/** What of a lab file is proven. */
interface Wanted {
  /** Rules by their ids, or all. */
  expect: readonly string[]
  checks: readonly string[]
  /** Milliseconds that a first answer may take; the usual ones without it. */
  patience?: number | undefined
}

export const everything: Wanted = {expect: ['all'], checks: ['all']}

/** Asks what the lab file expects, and what is true of every overlay and role that is whole. Changes nothing. */
export async function proveLab(
  story: Story,
  lab: FileLab,
  {expect, checks, patience}: Wanted = everything,
): Promise<void> {
  const {file} = lab
  const patient = (context: StoryContext): StoryContext =>
    patience === undefined ? context : {...context, patience}
  await tellChecks(story, lab, checks, patient)
  if (expect.length === 0) return
  if (expect.includes('all')) await tellInvariants(story, lab)
  const rules = file.expect.filter(each => isWanted(expect, each.id))
  if (rules.length > 0) await story.expect(rules, patience === undefined ? {} : {within: patience})
}

/** What a lab file has beside its rules: its own checks, and what is true of overlays and roles. */
export async function proveBesideRules(story: Story, lab: FileLab): Promise<void> {
  await tellChecks(story, lab, ['all'], context => context)
  await tellInvariants(story, lab)
}

async function tellChecks(
  story: Story,
  lab: FileLab,
  wanted: readonly string[],
  patient: (context: StoryContext) => StoryContext,
): Promise<void> {
  const named = uniquely()
  for (const check of (lab.file.checks ?? []).filter(each => isWanted(wanted, each.id)))
    await tellCheck(story, lab, check, {named, patient})
}

const isWanted = (wanted: readonly string[], ids: readonly string[] = []): boolean =>
  wanted.includes('all') || ids.some(id => wanted.includes(id))

async function tellCheck(
  story: Story,
  lab: FileLab,
  check: CheckOfFile,
  {named, patient}: {named: (name: string) => string; patient: (context: StoryContext) => StoryContext},
): Promise<void> {
  const claims = check.id?.join(' ')
  const tell = (name: string, body: (context: StoryContext) => unknown): Promise<void> =>
    claims === undefined ? story.check(named(name), body) : story.check(claims, named(name), body)
  const {use} = check
  if (use !== undefined) return tell(wordsOf(check), context => functionOf(lab, use)(patient(context)))
  await Promise.all(
    machinesNamed(lab, check.on).map(machine =>
      tell(wordsOf(check, machine), context =>
        judgeCheck(patient(context), context.lab.machine(machine), check),
      ),
    ),
  )
}

/** What holds of whatever lab has such an overlay or role. */
async function tellInvariants(story: Story, {file, progress = noProgress}: FileLab): Promise<void> {
  const topology = topologyAfter(topologyOf(file), progress)
  for (const {id, sentence, check} of overlaysIn(topology).flatMap(({invariants}) => invariants))
    await story.check(id, sentence, async context => check(context, await findEndpoints(context.lab)))
  for (const {name, invariants} of rolesOf({topology}))
    if (invariants.length > 0)
      await story.check(`what ${name} forms is whole`, async context => {
        for (const invariant of invariants) await invariant(context)
      })
}
