import type {Lab} from '../lab/lab.ts'
import type {Features, ProvidedLab} from '../providers/provider.ts'

/** The lab that a fault is made in. */
export interface FaultLab {
  lab: Lab
  provided: Pick<ProvidedLab, 'portOf'>
  features: Features
  /** The host's kernel can delay packets: it has netem. */
  netem: boolean
}
