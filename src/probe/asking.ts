import type {PlaceHandle} from '../lab/machine.ts'
import type {Question} from './question.ts'

/** Questions of one who asks, and places that look for their probes, too, beside those of the endpoints. */
export interface Asking {
  questions: readonly Question[]
  lookers: readonly PlaceHandle[]
  /** All questions, in parts that are asked one after the other; only of one who asks alone. */
  parts?: readonly (readonly Question[])[] | undefined
  betweenParts?: ((done: number, left: number) => Promise<void>) | undefined
}

/** Each once: a place may be known by several handles. */
export const placesAsked = ({questions, lookers}: Pick<Asking, 'questions' | 'lookers'>): PlaceHandle[] => {
  const all = [...questions.flatMap(({source, target}) => [source.place, target.place]), ...lookers]
  return [...new Map(all.map(handle => [handle.place, handle])).values()]
}
