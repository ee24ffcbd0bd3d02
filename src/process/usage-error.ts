import {type InputProblem, tellAtDesk} from './input-problem.ts'

/** Wrong usage: exit code 64. Each problem names the thing, the rule, the value and the hint, in a line of its own. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly problems: readonly InputProblem[]

  constructor(problems: string | readonly InputProblem[]) {
    const all = typeof problems === 'string' ? [{tell: () => problems}] : problems
    super(all.map(tellAtDesk).join('\n'))
    this.problems = all
  }
}
