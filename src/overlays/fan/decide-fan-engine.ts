import type {PlaceHandle} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {LabError} from '../../process/lab-error.ts'
import {optionName} from '../../process/option-name.ts'
import {shownValue} from '../../process/shown-value.ts'
import {chooseFanEngine} from './choose-engine.ts'
import {type FanEngine, fanEngines} from './engine.ts'
import {fanFactsScript, parseFanFacts} from './fan-facts.ts'
import {type FanFacts, type FanUser, type FanWish, fanWishes} from './probe.ts'

export interface FanDecision {
  place: string
  user: FanUser
  facts: FanFacts
  engine: FanEngine
}

/**
 * The fan engine of one place, by its own kernel, release and LXD. Throws a LabError with every reason and what works
 * instead when nothing does that was asked for.
 */
export async function decideFanEngine(
  {lab, engine: wanted}: StepContext,
  place: PlaceHandle,
): Promise<FanDecision> {
  const wish = readWish(wanted)
  const user: FanUser = lab.machinesOf('lxd-cluster').some(({name}) => name === place.name) ? 'lxd' : 'fanctl'
  const facts = parseFanFacts(await place.succeed(['sh'], {stdin: fanFactsScript}))
  const {engine, reasons, hints} = chooseFanEngine(facts, user, wish)
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
