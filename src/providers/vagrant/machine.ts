import {quoted} from '../../process/quoted.ts'
import {journalOf, restartInside} from '../by-systemd.ts'
import {toolEnvironment} from '../environment.ts'
import {placeByChannel} from '../place-by-channel.ts'
import type {Place, ProvidedMachine} from '../provider.ts'
import {type Connection, connectTo} from '../ssh-connection.ts'
import type {Vagrant} from './client.ts'

/** A machine that Vagrant made, reached by the way that Vagrant tells. */
export function vagrantMachine(vagrant: Vagrant, name: string, folder: string): ProvidedMachine {
  let way: Promise<Connection> | undefined
  // It is another one after each start: Vagrant hands out the host's ports anew.
  const connection = (): Promise<Connection> => {
    way ??= vagrant
      .target(name)
      .then(target => connectTo(target, {folder, knownHosts: `${folder}/known_hosts`, strict: false, at: []}))
    way.catch(() => {
      way = undefined
    })
    return way
  }
  const forget = async (): Promise<void> => {
    const known = way
    way = undefined
    await (await known)?.close()
  }
  const enter = (argv: readonly string[], variables: readonly string[], terminal: boolean): string[] => [
    ...['env', `VAGRANT_CWD=${folder}`, 'vagrant', 'ssh', name, terminal ? '--tty' : '--no-tty', '--command'],
    ['sudo', '-n', '--', 'env', '-i', ...variables, ...argv].map(quoted).join(' '),
  ]
  const place: Place = {
    ...placeByChannel({
      name,
      // Virtual machines, most of them with the processor's own help.
      pace: 2,
      hint: `VAGRANT_CWD=${folder} vagrant status ${name}`,
      environment: toolEnvironment(),
      enter,
    }),
    run: async (argv, options) => (await connection()).run(argv, options),
  }
  return {
    ...place,
    async restart() {
      await restartInside(place)
      await (await connection()).close()
    },
    async shutDown() {
      await forget()
      await vagrant.halt(name, false)
    },
    async cutPower() {
      await forget()
      await vagrant.halt(name, true)
    },
    start: () => vagrant.up(name),
    // Each hypervisor would have to be asked in its own way.
    resources: async () => ({cpus: undefined, memory: undefined, disk: undefined}),
    console: () => journalOf(place),
  }
}
