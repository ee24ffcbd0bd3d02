import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {ebpfProblems, type FanFacts, ubuntuProblems} from '../fan/probe.ts'
import type {Machine} from '../lab/machine.ts'
import {parseOsRelease} from '../lab/os-release.ts'
import {guestPath} from '../lab/package-root.ts'
import {LabError} from '../process/lab-error.ts'
import type {StepContext} from './context.ts'

/** Finds out which fan works on the machines, and tells it in the report. Throws a LabError when the ebpf engine does not. */
export async function chooseFanEngine({lab, fact}: StepContext): Promise<void> {
  const facts = await readFanFacts(lab.machines[0] as Machine)
  const problems = ebpfProblems(facts)
  if (problems.length > 0) throw new LabError(`cannot use the fan engine ebpf: ${problems.join('; ')}`)
  const program = await readFile(guestPath('fan.bpf.o'))
  fact('fan engine', `ebpf ${createHash('sha256').update(program).digest('hex').slice(0, 12)}`)
  fact("Ubuntu's own fan", ubuntuProblems(facts).join('; ') || 'would work here')
}

/** What decides which fan works, as the machine itself tells. LXD comes from a package here, never as a snap. */
async function readFanFacts(machine: Machine): Promise<FanFacts> {
  const [kernel, fanVxlan, osRelease, iproute2] = await Promise.all([
    machine.succeed(['uname', '-r']),
    machine.run(['cat', '/proc/sys/net/fan/vxlan']),
    machine.read('/etc/os-release'),
    machine.succeed(['ip', '-V']),
  ])
  const {id, version} = parseOsRelease(osRelease)
  return {
    kernel: kernel.trim(),
    fanVxlan: fanVxlan.status === 0 ? fanVxlan.stdout.trim() : null,
    os: {id, version},
    iproute2: iproute2.trim(),
  }
}
