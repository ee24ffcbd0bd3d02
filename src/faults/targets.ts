import type {Lab} from '../lab/lab.ts'
import type {Machine} from '../lab/machine.ts'
import {LabError} from '../process/lab-error.ts'
import {overlayAddress, queryInstances} from '../roles/lxd-cluster/lxd-api.ts'

/** The member of that number, from 1. */
export const member = (lab: Lab, number: number): Machine => lab.machine(`lxd-${number}`)

export interface LocatedContainer {
  machine: Machine
  /** Overlay address, dotted decimal. */
  address: string
  /** Runs argv of the machine in the container's network namespace. */
  succeed(argv: readonly string[]): Promise<string>
}

export async function locate(lab: Lab, name: string): Promise<LocatedContainer> {
  const instance = (await queryInstances(member(lab, 1))).find(each => each.name === name)
  const address = instance && overlayAddress(instance)?.address
  if (!instance?.state || !address) throw new LabError(`cannot find ${name}: it has no overlay address`)
  const machine = lab.machine(instance.location)
  const {pid} = instance.state
  return {
    machine,
    address,
    succeed: argv => machine.succeed(['nsenter', `--net=/proc/${pid}/ns/net`, '--', ...argv]),
  }
}

/** Runs commands one after the other; a failing one ends it. */
export async function all(
  machine: {succeed: Machine['succeed']},
  ...commands: (readonly string[])[]
): Promise<void> {
  for (const argv of commands) await machine.succeed(argv)
}

/** Runs commands one after the other, whatever becomes of each: what an act did not do need not be undone. */
export async function each(
  machine: {run: Machine['run']},
  ...commands: (readonly string[])[]
): Promise<void> {
  for (const argv of commands) await machine.run(argv)
}
