import type {Lab} from '../../lab/lab.ts'
import type {Machine} from '../../lab/machine.ts'
import {overlayIn} from '../../overlays/index.ts'

/** Those of Docker's machines that are members of the containers' overlay by now; all of them where nobody says which. */
export function onFan(lab: Lab, machines: readonly Machine[] = lab.machinesOf('docker')): Machine[] {
  const members = overlayIn(lab.topology)?.members ?? []
  return machines.filter(({name}) => members.includes(name))
}
