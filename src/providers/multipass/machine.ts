import {journalOf} from '../by-systemd.ts'
import {toolEnvironment} from '../environment.ts'
import {placeByChannel, wasRestarted, wentDown} from '../place-by-channel.ts'
import type {ProvidedMachine} from '../provider.ts'
import {type Multipass, parseMultipassSize} from './client.ts'

/** Milliseconds that a restart or a start may take; the daemon waits for the machine's ssh. */
const bootDeadline = 360_000

/** Machines that this process has shut down, or has begun to. */
const off = new Set<string>()

export function multipassMachine(multipass: Multipass, instance: string, name: string): ProvidedMachine {
  // -n: nothing of the caller's folder counts. Words are quoted one by one by Multipass itself.
  const exec = (argv: readonly string[], variables: readonly string[]): string[] =>
    multipass.argv('exec', '-n', instance, '--', 'sudo', '-n', '--', 'env', '-i', ...variables, ...argv)
  const place = placeByChannel({
    name,
    // Virtual machines with KVM.
    pace: 2,
    hint: `multipass info ${instance}`,
    environment: toolEnvironment(),
    async enter(argv, variables) {
      // `multipass exec` would start it.
      if (off.has(instance) || (await multipass.info(instance))?.state !== 'Running')
        throw new Error('the machine does not run')
      return exec(argv, variables)
    },
    attach: exec,
  })
  const setting = async (key: string): Promise<string> =>
    (await multipass.succeed(`read the ${key} of ${name}`, ['get', `local.${instance}.${key}`])).trim()
  return {
    ...place,
    // Resolves when ssh answers again; what starts after that is for the caller to wait for.
    async restart() {
      await multipass.succeed(`restart ${name}`, ['restart', instance], bootDeadline)
      place.drop(wasRestarted)
    },
    async shutDown() {
      off.add(instance)
      await multipass.succeed(`shut ${name} down`, ['stop', instance], bootDeadline)
      place.drop(wentDown)
    },
    async cutPower() {
      off.add(instance)
      if ((await multipass.info(instance))?.state !== 'Stopped')
        await multipass.succeed(`cut the power of ${name}`, ['stop', '--force', instance])
      place.drop(wentDown)
    },
    async start() {
      if ((await multipass.info(instance))?.state !== 'Running')
        await multipass.succeed(`start ${name}`, ['start', instance], bootDeadline)
      off.delete(instance)
    },
    async resources() {
      const [cpus, memory, disk] = await Promise.all([setting('cpus'), setting('memory'), setting('disk')])
      return {cpus: Number(cpus), memory: parseMultipassSize(memory), disk: parseMultipassSize(disk)}
    },
    console: () => journalOf(place),
  }
}
