import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import type {StepContext} from '../../lab/step-context.ts'
import {guestPath} from '../../process/package-root.ts'
import {type ContainerOverlay, placesOn} from '../overlay.ts'
import {decideFanEngine, type FanDecision} from './decide-fan-engine.ts'
import {ubuntuProblems} from './probe.ts'

/** Finds out which fan works on every machine and the host's place, and tells it in the report. */
export async function tellFanEngines(overlay: ContainerOverlay, context: StepContext): Promise<void> {
  const {lab, fact} = context
  const decisions = await Promise.all(placesOn(overlay, lab).map(place => decideFanEngine(context, place)))
  fact('fan engine', await engineFact(decisions))
  fact("Ubuntu's own fan", ubuntuFact(decisions))
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
