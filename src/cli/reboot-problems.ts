import {type InputProblem, mustBeOneOf} from '../process/input-problem.ts'

/** Ways to reboot a lab as a whole; any other word of --reboot is a machine's name. */
const rebootWays = ['rolling', 'all', 'power-cut']

/** What is wrong with the value of --reboot, for a lab with these machines. */
export const rebootProblems = (way: string, machines: readonly string[]): InputProblem[] =>
  mustBeOneOf('reboot', [...rebootWays, ...machines], way)
