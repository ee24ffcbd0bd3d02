import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import type {ContainerPlan} from '../../lab/topology.ts'

/** The members of the LXD cluster in the order in which they join, which is that of the lab file. */
export const clusterMembers = (lab: Lab): Machine[] => lab.machinesOf('lxd-cluster')

/** The member that bootstraps; a lab without one has no cluster, and nobody asks. */
export const firstMember = (lab: Lab): Machine => clusterMembers(lab)[0] as Machine

/** The containers that LXD runs, in the order of the lab file. */
export const clusterContainers = ({topology}: Lab): ContainerPlan[] =>
  topology.containers.filter(({role}) => role === 'lxd-cluster')

export const namesInCluster = (lab: Lab): string[] => clusterContainers(lab).map(({name}) => name)
