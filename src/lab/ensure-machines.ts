import {atMost} from '../process/at-most.ts'
import type {MachineSpec, ProvidedLab} from '../providers/provider.ts'
import {type Lab, labOf} from './lab.ts'
import {Machine} from './machine.ts'
import type {MachinePlan, Topology} from './topology.ts'

interface Making {
  signal: AbortSignal
  /** Is told how many machines of how many have been started. */
  started: (done: number, all: number) => void
}

/** Makes what is missing of the lab's machines, or finds all of them where they exist; as many at once as the provider can. */
export async function ensureMachines(
  provided: ProvidedLab,
  topology: Topology,
  specOf: (plan: MachinePlan) => MachineSpec,
  {signal, started}: Making,
): Promise<Lab> {
  const all = topology.machines.length
  const {bootsAtOnce = all} = provided
  const inTurn = atMost(bootsAtOnce)
  let done = 0
  const make = async (plan: MachinePlan): Promise<Machine> => {
    // Whoever waited for its turn makes nothing in a lab that is being removed.
    signal.throwIfAborted()
    const machine = new Machine(await provided.create(specOf(plan)))
    // A boot that fails is told where the lab's boots are waited for: there, it has its evidence.
    if (all > bootsAtOnce) await machine.waitForBoot().catch(() => {})
    started(++done, all)
    return machine
  }
  const machines = await Promise.all(topology.machines.map(plan => inTurn(() => make(plan))))
  return labOf(provided, topology, machines)
}
