import {problemsOfDeed} from '../lab/fault/problems-of-deed.ts'
import {readFault} from '../lab/fault/read-fault.ts'
import type {FaultDefinition} from '../lab/file/fault-definition.ts'
import type {LabFile} from '../lab/file/lab-file.ts'
import {problemsOfFlows} from '../lab/file/problems-of-flows.ts'
import {shownValue} from '../process/shown-value.ts'
import {UsageError} from '../process/usage-error.ts'
import {parseDuration} from './duration.ts'
import {parseGivenFlow} from './given-flow.ts'
import type {OptionValues} from './options.ts'

/** The fault that a command line asks for in the lab of that file. Throws a UsageError that tells what is wrong with it. */
export function readGivenFault(
  file: LabFile,
  words: readonly string[],
  values: Pick<OptionValues, 'for' | 'within' | 'flow' | 'max-outage'>,
): FaultDefinition {
  const line = words.join(' ')
  const read = readFault(line)
  if ('rule' in read) throw new UsageError(`a fault ${read.rule}; got ${shownValue(line)}; --list tells all`)
  const flows = flowsOf(values)
  const problems = [
    ...problemsOfDeed(file, [], read.deed).map(problem => ({...problem, rule: `a fault ${problem.rule}`})),
    ...problemsOfFlows(file, [], flows).map(problem => ({...problem, rule: `--flow ${problem.rule}`})),
  ]
  if (problems.length > 0)
    throw new UsageError(
      problems
        .map(({rule, value, remedy}) =>
          [
            rule,
            ...(value === undefined ? [] : [`got ${shownValue(value)}`]),
            ...(remedy === undefined ? [] : [remedy]),
          ].join('; '),
        )
        .join('\n'),
    )
  return {
    ...{do: line, ...timeOf('for', values.for), ...timeOf('within', values.within)},
    ...(flows.length > 0 && {flows}),
  }
}

function flowsOf({flow = [], 'max-outage': most}: Pick<OptionValues, 'flow' | 'max-outage'>) {
  if (most !== undefined && flow.length === 0)
    throw new UsageError('--max-outage is the budget of a flow: --flow FROM:TO is missing')
  return flow.flatMap(text => {
    const given = parseGivenFlow(text)
    return given ? [{...given, ...(most !== undefined && {'max-outage': most})}] : []
  })
}

/** As a lab file has it. */
function timeOf(key: 'for' | 'within', text: string | undefined): Partial<FaultDefinition> {
  const milliseconds = text === undefined ? undefined : parseDuration(text)
  return milliseconds === undefined ? {} : {[key]: `${milliseconds}ms`}
}
