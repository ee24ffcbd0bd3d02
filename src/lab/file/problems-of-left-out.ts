import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'

type OrderKey = 'setup' | 'expect' | 'checks'

/**
 * What no step of the order does or asks: a run would pass without it. A function of the order may do anything, so that
 * nothing is said of an order that has one. Reboots and faults of the file are also for commands of their own.
 */
export function problemsOfLeftOut(file: LabFile): LocatedProblem[] {
  const {order} = file
  if (order === undefined || order.some(({use}) => use !== undefined)) return []
  if (order.length === 0)
    return [
      {
        path: ['order'],
        rule: 'must have a step: without any nothing is done and asked',
        value: [],
        remedy: 'leave order out, or add {setup: all} and {expect: all}',
      },
    ]
  const leftOut = (key: OrderKey, items: readonly (readonly string[] | undefined)[]): LocatedProblem[] => {
    const named = order.flatMap(item => item[key] ?? [])
    if (named.includes('all')) return []
    return items.flatMap((names = [], index) => {
      if (names.some(name => named.includes(name))) return []
      const [first] = names
      return [
        {
          path: [key, String(index)],
          rule: `must be ${key === 'setup' ? 'done' : 'asked'} by a step of order, which leaves it out`,
          ...(first !== undefined && {value: first}),
          remedy: `add {${key}: ${first ?? 'all'}} to order`,
        },
      ]
    })
  }
  return [
    ...leftOut(
      'setup',
      (file.setup ?? []).map(({name}) => (name === undefined ? undefined : [name])),
    ),
    ...leftOut(
      'expect',
      file.expect.map(({id}) => id),
    ),
    ...leftOut(
      'checks',
      (file.checks ?? []).map(({id}) => id),
    ),
  ]
}
