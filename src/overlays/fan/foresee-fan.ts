import {optionName} from '../../process/option-name.ts'
import type {Problem} from '../../process/problem.ts'
import {type FanWish, ubuntuProblems} from './probe.ts'

/** What is known of machines that do not exist yet. */
interface MachinesToBe {
  /** Their kernel; undefined where they bring one that only they can tell. */
  kernel: string | undefined
  /** Such as ubuntu-24.04; undefined where they bring a system that only they can tell. */
  distribution: string | undefined
}

/**
 * What speaks against the engine that was asked for before anything is made. Machines that share the host's kernel are
 * containers, in which Ubuntu's fan cannot be found out. What only the machines themselves know is asked of them later.
 */
export function foreseeableFanProblems(wish: FanWish, {kernel, distribution}: MachinesToBe): Problem[] {
  if (wish !== 'ubuntu') return []
  const [, id = '', version = ''] = /^(\w+)-(.+)$/.exec(distribution ?? 'ubuntu-22.04') ?? []
  const facts = {
    kernel: kernel ?? 'their own',
    fanVxlan: kernel === undefined ? '4' : null,
    os: {id, version},
    iproute2: '',
    ubuntuFan: '',
  }
  return ubuntuProblems(facts, 'fanctl').map(problem => ({
    message: `cannot use the fan engine ubuntu: ${problem}`,
    hint: `${optionName('fan')} ebpf, or machines of Ubuntu with a kernel of their own, such as ${optionName('provider')} multipass`,
  }))
}
