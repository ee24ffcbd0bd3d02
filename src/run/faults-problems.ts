import {problemOfFault} from '../faults/fault-problems.ts'
import {deedOfFault, nameOfFault} from '../faults/planned-fault.ts'
import {tryFaultAbilities} from '../host/fault-abilities.ts'
import type {FaultDefinition} from '../lab/file/fault-definition.ts'
import type {Topology} from '../lab/topology.ts'
import type {Problem} from '../process/problem.ts'
import type {Provider} from '../providers/provider.ts'

/** What speaks against making the faults of a lab file with that provider on this host, before anything is made. */
export async function problemsOfFaultsHere(
  provider: Pick<Provider, 'name' | 'features'>,
  topology: Topology,
  faults: readonly FaultDefinition[],
): Promise<Problem[]> {
  const makers = {provider, host: await tryFaultAbilities()}
  return faults.flatMap(fault => {
    const problem = problemOfFault(deedOfFault({topology}, fault), makers)
    if (!problem) return []
    return [{...problem, message: `fault "${nameOfFault(fault)}": ${problem.message}`}]
  })
}
