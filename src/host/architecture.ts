import {optionName} from '../process/option-name.ts'
import type {Problem} from '../process/problem.ts'

/**
 * Why a provider cannot make machines on this processor. `architectures` are those that it can, as Node names them;
 * undefined for any.
 */
export function architectureProblems(
  provider: string,
  architectures: readonly string[] | undefined,
  arch: string = process.arch,
): Problem[] {
  if (architectures === undefined || architectures.includes(arch)) return []
  return [
    {
      message: `provider ${provider} works on ${architectures.join(', ')} only; this host is ${arch}`,
      hint: `use ${optionName('provider')} lxc`,
    },
  ]
}
