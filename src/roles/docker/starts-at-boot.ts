import * as z from 'zod'
import type {CheckContext} from '../../lab/check-context.ts'
import {expectEqual} from '../../lab/expect.ts'
import {overlayIn} from '../../overlays/index.ts'
import {dropInAfterOverlay} from './after-overlay.ts'
import {askDocker} from './docker-api.ts'
import {placedContainers} from './placed-containers.ts'

const restarting = z.object({HostConfig: z.object({RestartPolicy: z.object({Name: z.string()})})})
const units = ['docker.service', 'containerd.service']

/** What a reboot would show too late: Docker starts at boot, after the overlay, and starts every container. */
export async function dockerStartsAtBoot({lab}: CheckContext): Promise<void> {
  for (const machine of lab.machinesOf('docker')) {
    const {stdout} = await machine.run(['systemctl', 'is-enabled', ...units])
    expectEqual(
      `${units.join(' and ')} on ${machine.name}`,
      ['enabled', 'enabled'],
      stdout.trim().split('\n'),
    )
    const overlay = overlayIn(lab.topology)
    if (!overlay?.members.includes(machine.name)) continue
    const wanted = await dropInAfterOverlay(overlay)
    const dropIn = await machine.run(['cat', wanted.target])
    expectEqual(`${wanted.target} on ${machine.name}`, wanted.content, dropIn.stdout || dropIn.stderr.trim())
  }
  const got = await Promise.all(
    placedContainers(lab).map(async ({name, machine}) => {
      const {HostConfig} = await askDocker(machine, `containers/${encodeURIComponent(name)}/json`, restarting)
      const policy = HostConfig.RestartPolicy.Name
      return `${name} ${policy === 'always' || policy === 'unless-stopped' ? 'restarts' : `has the policy ${policy || 'no'}`}`
    }),
  )
  expectEqual(
    'restart policies',
    placedContainers(lab).map(({name}) => `${name} restarts`),
    got,
  )
}
