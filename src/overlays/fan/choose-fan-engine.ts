import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import type {PlaceHandle} from '../../lab/machine.ts'
import {guestPath} from '../../lab/package-root.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {LabError} from '../../process/lab-error.ts'
import {optionName} from '../../process/option-name.ts'
import {shownValue} from '../../process/shown-value.ts'
import {chooseFanEngine} from './choose-engine.ts'
import {type FanEngine, fanEngines} from './engine.ts'
import {fanFactsScript, parseFanFacts} from './fan-facts.ts'
import {type FanFacts, type FanUser, type FanWish, fanWishes, ubuntuProblems} from './probe.ts'

export interface FanDecision {
  place: string
  user: FanUser
  facts: FanFacts
  engine: FanEngine
}

/** Finds out which fan works on every machine and the host's place, and tells it in the report. */
export async function tellFanEngines(context: StepContext): Promise<void> {
  const {lab, fact} = context
  const decisions = await Promise.all(lab.places.map(place => decideFanEngine(context, place)))
  fact('fan engine', await engineFact(decisions))
  fact("Ubuntu's own fan", ubuntuFact(decisions))
}

/**
 * The fan engine of one place, by its own kernel, release and LXD. Throws a LabError with every reason and what works
 * instead when nothing does that was asked for.
 */
export async function decideFanEngine(
  {lab, engine: wanted}: StepContext,
  place: PlaceHandle,
): Promise<FanDecision> {
  const user: FanUser = lab.machinesOf('lxd-cluster').some(({name}) => name === place.name) ? 'lxd' : 'fanctl'
  const facts = parseFanFacts(await place.succeed(['sh'], {stdin: fanFactsScript}))
  const {engine, reasons, hints} = chooseFanEngine(facts, user, readWish(wanted))
  if (engine !== undefined) return {place: place.name, user, facts, engine: fanEngines[engine]}
  throw new LabError(`cannot use the fan engine ${wanted} on ${place.name}: ${reasons.join('; ')}`, {
    hint: hints.join('\nhint: or: '),
  })
}

/** A wish comes from a command line or a lab's record. */
function readWish(wanted: string): FanWish {
  const wish = fanWishes.find(each => each === wanted)
  if (wish) return wish
  throw new LabError(`cannot use the fan engine ${shownValue(wanted)}: there is none of that name`, {
    hint: `${optionName('fan')} ${fanWishes.join(' or ')}`,
  })
}

/** "ebpf 27453de97dcc", or where they differ "ubuntu on lxd-1, lxd-2, lxd-3; ebpf 27453de97dcc on host, lxd-4". */
async function engineFact(decisions: readonly FanDecision[]): Promise<string> {
  const program = createHash('sha256').update(await readFile(guestPath('overlays/fan/guest/fan.bpf.o')))
  const version = {ebpf: ` ${program.digest('hex').slice(0, 12)}`, ubuntu: ''}
  return grouped(decisions, ({engine}) => `${engine.name}${version[engine.name]}`)
}

const ubuntuFact = (decisions: readonly FanDecision[]): string =>
  grouped(decisions, ({engine, facts, user}) =>
    engine.name === 'ubuntu' ? 'in use' : ubuntuProblems(facts, user).join('; ') || 'would work here',
  )

/** One sentence for all places when it is the same, or each with its places. */
function grouped(decisions: readonly FanDecision[], tell: (decision: FanDecision) => string): string {
  const told = decisions.map(decision => ({place: decision.place, said: tell(decision)}))
  const different = [...new Set(told.map(({said}) => said))]
  const placesOf = (text: string): string[] => told.filter(({said}) => said === text).map(({place}) => place)
  if (different.length === 1) return different.join()
  return different.map(said => `${said} on ${placesOf(said).join(', ')}`).join('; ')
}
