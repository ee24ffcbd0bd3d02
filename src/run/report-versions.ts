import {installedVersions} from '../lab/installed-versions.ts'
import type {Machine} from '../lab/machine.ts'
import type {StepContext} from '../lab/step-context.ts'
import {rolesOf} from '../roles/index.ts'

/** Packages of every machine whose versions decide whether an overlay works. */
const ofEveryMachine = ['iproute2', 'networkd-dispatcher', 'systemd']

/** Tells in the report what is under test, as the machines themselves have it: one of each role is asked. */
export async function reportVersions({lab, fact}: StepContext): Promise<void> {
  const first = lab.machines[0] as Machine
  const [kernel, ...versions] = await Promise.all([
    first.succeed(['uname', '-r']),
    installedVersions(first, ofEveryMachine),
    ...rolesOf(lab).map(role => role.versions(lab.machinesOf(role.name)[0] as Machine)),
  ])
  fact('kernel', kernel.trim())
  for (const [name, version] of versions.flatMap(each => Object.entries(each))) fact(name, version)
}
