import type {Lab} from '../../lab/lab.ts'
import type {Breakage} from './breakage.ts'

/** Where acts are done: a lab that is up, and the lab's ends of its links. */
export interface Ground {
  lab: Lab
  /** Name of the lab's end of a machine's link, on the host's place; undefined where links have no such end. */
  portOf?: ((machine: string, index: number) => string) | undefined
}

/** One way to break any lab, derived from its file. */
export interface LabAct {
  /** A sentence that a reader understands without the code; without addresses. */
  name: string
  breaks: Breakage
  /** Throws a NotObservable where there is nothing to break, also before it is asked who would notice. */
  isPossible?(ground: Pick<Ground, 'lab'>): Promise<void>
  /** Throws a NotObservable where there is nothing to break. */
  act(ground: Ground): Promise<void>
  /** Puts everything right again, also after an act that broke off in the middle. */
  undo(ground: Ground): Promise<void>
}
