import {quoted} from '../../process/quoted.ts'
import {journalOf, restartInside} from '../by-systemd.ts'
import {toolEnvironment} from '../environment.ts'
import {placeByChannel, wasRestarted, wentDown} from '../place-by-channel.ts'
import {sshCommand} from '../place-by-ssh.ts'
import type {ProvidedMachine} from '../provider.ts'
import type {Vagrant} from './client.ts'

/** A machine that Vagrant made, reached by the way that Vagrant tells. */
export function vagrantMachine(vagrant: Vagrant, name: string, folder: string): ProvidedMachine {
  const keys = {knownHosts: `${folder}/known_hosts`, strict: false, at: []}
  const place = placeByChannel({
    name,
    // Virtual machines, most of them with the processor's own help.
    pace: 2,
    hint: `VAGRANT_CWD=${folder} vagrant status ${name}`,
    environment: toolEnvironment(),
    // Asked for each stream: the way is another one after each start, for Vagrant hands out the host's ports anew.
    enter: async (argv, variables) => sshCommand(await vagrant.target(name), keys, argv, variables),
    attach: (argv, variables, terminal) => [
      ...['env', `VAGRANT_CWD=${folder}`, 'vagrant', 'ssh', name],
      ...[terminal ? '--tty' : '--no-tty', '--command'],
      ['sudo', '-n', '--', 'env', '-i', ...variables, ...argv].map(quoted).join(' '),
    ],
  })
  return {
    ...place,
    async restart() {
      await restartInside(place)
      place.drop(wasRestarted)
    },
    async shutDown() {
      await vagrant.halt(name, false)
      place.drop(wentDown)
    },
    async cutPower() {
      await vagrant.halt(name, true)
      place.drop(wentDown)
    },
    start: () => vagrant.up(name),
    // Each hypervisor would have to be asked in its own way.
    resources: async () => ({cpus: undefined, memory: undefined, disk: undefined}),
    console: () => journalOf(place),
  }
}
