import {type PlaceHandle, reason} from '../lab/machine.ts'
import {allEnded} from '../process/all-ended.ts'
import {LabError} from '../process/lab-error.ts'
import type {Sight} from '../process/wait-until.ts'
import type {Fault} from './fault.ts'

/** What is done by commands on one place. Scripts are for `sh -eu` and get the words as $1, $2 and so on. */
interface PlacedAct {
  place: PlaceHandle
  /** For messages, such as `port r1.0`. */
  what: string
  /** A command that shows on the place how it is, for hints. */
  see: string
  words: readonly string[]
  act: string
  /** Standard input of the act. */
  stdin?: string | Uint8Array
  /** Does nothing where there is nothing to undo. */
  undo: string
  /** Prints `there` or `gone`. */
  look: string
}

/** Milliseconds that it may take until an act is seen. */
const seenWithin = 3_000

/** A fault that commands make; all at once, and undone all at once. */
export function placedFault(acts: readonly PlacedAct[]): Fault {
  return {
    async act() {
      await all(acts, async each => {
        await doScript(each, 'make', each.act, each.stdin)
        await untilSeen(each, 'there')
      })
    },
    async undo() {
      await all(acts, async each => {
        await doScript(each, 'undo', each.undo)
        await untilSeen(each, 'gone')
      })
    },
  }
}

async function all(acts: readonly PlacedAct[], work: (act: PlacedAct) => Promise<void>): Promise<void> {
  await allEnded(acts.map(work))
}

async function doScript(
  {place, what, see, words}: PlacedAct,
  verb: 'make' | 'undo',
  script: string,
  stdin?: string | Uint8Array,
): Promise<void> {
  const options = stdin === undefined ? {} : {stdin}
  const result = await place.run(['sh', '-euc', script, 'fault', ...words], options)
  if (result.status === 0) return
  throw new LabError(`cannot ${verb} the fault of ${what} on ${place.name}: ${reason(result)}`, {
    hint: `${see}, on ${place.name}`,
  })
}

async function untilSeen(
  {place, what, see, look, words}: PlacedAct,
  wanted: 'there' | 'gone',
): Promise<void> {
  await place.waitUntil(
    `the fault of ${what} is ${wanted}`,
    async (): Promise<Sight<true>> => {
      const result = await place.run(['sh', '-euc', look, 'fault', ...words])
      if (result.status !== 0)
        throw new LabError(`cannot look at the fault of ${what} on ${place.name}: ${reason(result)}`)
      const said = result.stdout.trim()
      return said === wanted ? {value: true} : {notYet: said}
    },
    {within: seenWithin, hint: `${see}, on ${place.name}`},
  )
}
