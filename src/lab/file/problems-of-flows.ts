import type {FlowDefinition} from './flow-definition.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {membersOf} from './members-of.ts'
import {problemsOfHost} from './problems-of-host.ts'
import {problemsOfWords} from './problems-of-words.ts'
import {unknownName} from './unknown-name.ts'

/** Flows at a time; each is asked every few milliseconds. */
const mostFlows = 64

/** Who asks whom while something is done. */
export function problemsOfFlows(
  file: LabFile,
  path: readonly string[],
  flows: readonly FlowDefinition[] = [],
): LocatedProblem[] {
  const groups = Object.keys(file.groups)
  const segments = [...Object.keys(file.networks), ...Object.keys(file.overlays)]
  const counts = flows.map(
    ({from, to}) => membersOf(file, from).names.length * membersOf(file, to).names.length,
  )
  const sum = counts.reduce((all, count) => all + count, 0)
  const tooMany =
    sum > mostFlows
      ? [{path, rule: `must be at most ${mostFlows} flows at a time; these are ${sum}`, isKey: true}]
      : []
  return [
    ...tooMany,
    ...flows.flatMap((flow, index) => {
      const {from, to, over, 'max-outage': most, 'known-fault': known} = flow
      const own = [...path, String(index)]
      return [
        ...(known && most === undefined
          ? [
              {
                path: [...own, 'known-fault'],
                rule: 'must stand beside max-outage, which it exceeds',
                isKey: true,
              },
            ]
          : []),
        ...problemsOfWords(file, [...own, 'from'], from, groups),
        ...problemsOfWords(file, [...own, 'to'], to, groups),
        ...problemsOfHost(file, own, flow),
        ...(over === undefined || segments.includes(over)
          ? []
          : [
              unknownName([...own, 'over'], 'name a network or overlay of this file', {
                value: over,
                known: segments,
              }),
            ]),
      ]
    }),
  ]
}
