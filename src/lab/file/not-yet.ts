import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'

type Path = readonly string[]

/** What a file can say that no run can do yet, and where a file says it. A feature that a run learns leaves this list. */
const features: readonly {words: string; at(file: LabFile): Path[]}[] = [
  {
    words: 'a second fan, for containers are on one, and the hook that makes a fan at boot knows one',
    at: ({overlays}) => where('overlays', overlays, ({type}) => type === 'fan').slice(1),
  },
]

const where = <T>(
  key: string,
  values: Readonly<Record<string, T>>,
  holds: (value: T) => boolean,
  ...below: string[]
) =>
  Object.entries(values)
    .filter(([, value]) => holds(value))
    .map(([name]) => [key, name, ...below])

/** One problem for each feature that a run does not know yet, where the file first uses it. */
export const notYet = (file: LabFile): LocatedProblem[] =>
  features.flatMap(({words, at}) => {
    const [path] = at(file)
    return path ? [{path, rule: `is valid, but no run can make it yet: ${words}`, isKey: true}] : []
  })
