import type * as z from 'zod'
import {CommandTimedOut} from '../process/command-timed-out.ts'
import {hostPace} from '../process/host-pace.ts'
import {LabError} from '../process/lab-error.ts'
import type {OpenCommand, OpenCommandEvents} from '../process/open-command.ts'
import {readJson} from '../process/read-json.ts'
import type {RunResult} from '../process/run.ts'
import type {Shell} from '../process/shell.ts'
import {shellOn} from '../process/shell-on.ts'
import {Hopeless, type Sight, type WaitOptions, waitUntil} from '../process/wait-until.ts'
import {
  type CommandOptions,
  defaultDeadline,
  type Place,
  type ProvidedMachine,
} from '../providers/provider.ts'

/** How long in milliseconds a machine may take to go down and answer again. LXD's own shutdown takes up to 50 s. */
const rebootDeadline = 120_000

/** How long in milliseconds systemd may take to start everything. Docker alone waits up to 60 s for the fan. */
const bootDeadline = 90_000

/** Everything nicer than running a command, written once for every provider. */
export class PlaceHandle<P extends Place = Place> {
  readonly place: P

  constructor(place: P) {
    this.place = place
  }

  get name(): string {
    return this.place.name
  }

  /** Aborted when the run has to stop, which ends what `$` is doing. */
  stopped: AbortSignal | undefined

  /** zx's `$` whose commands run here, as root: `await machine.$`ip -4 route get ${address}``. */
  get $(): Shell {
    return shellOn(this)
  }

  /** How many times longer than in a container of a free host things may take here. */
  get pace(): number {
    return this.place.pace * hostPace()
  }

  /** The deadline, given or not, is one for a container; here it is as much longer as the place is slower. */
  run(argv: readonly string[], options: CommandOptions = {}): Promise<RunResult> {
    return this.place.run(argv, {...options, timeoutMs: this.pace * (options.timeoutMs ?? defaultDeadline)})
  }

  /** A command for as long as somebody talks to it: see Place. */
  open(argv: readonly string[], events: OpenCommandEvents): OpenCommand {
    return this.place.open(argv, events)
  }

  /** Waits as the function of that name, with a deadline that is as much longer as the place is slower. */
  waitUntil<T>(what: string, probe: () => Promise<Sight<T>>, options: WaitOptions): Promise<T> {
    return waitUntil(what, probe, {...options, within: this.pace * options.within})
  }

  /** Runs argv and gives its standard output; any other status than 0 is a LabError with what it said. */
  async succeed(argv: readonly string[], options?: CommandOptions): Promise<string> {
    const result = await this.run(argv, options)
    if (result.status === 0) return result.stdout
    const message = `cannot run "${shown(argv)}" on ${this.name}: ${reason(result)}`
    if (result.timedOut) throw new CommandTimedOut(message, {place: this.name, command: shown(argv)})
    throw new LabError(message)
  }

  /** Runs argv, which has to fail; gives what it said. */
  async fail(argv: readonly string[], options?: CommandOptions): Promise<string> {
    const result = await this.run(argv, options)
    if (result.status !== 0) return `${result.stdout}${result.stderr}`
    throw new LabError(`"${shown(argv)}" on ${this.name} succeeded, but was expected to fail`)
  }

  /** Reads the JSON that a command printed; of another shape than the schema's it is a LabError. */
  async json<T>(argv: readonly string[], schema: z.ZodType<T>, options?: CommandOptions): Promise<T> {
    const text = await this.succeed(argv, options)
    return readJson(text, schema, `the answer of "${shown(argv)}" on ${this.name}`)
  }

  /** Tries argv until it succeeds; gives its standard output. */
  waitUntilSucceeds(argv: readonly string[], within: number): Promise<string> {
    return this.waitUntil(
      `"${shown(argv)}" succeeds on ${this.name}`,
      async (): Promise<Sight<string>> => {
        const result = await this.run(argv, {timeoutMs: within})
        return result.status === 0 ? {value: result.stdout} : {notYet: reason(result)}
      },
      {within},
    )
  }

  /** Writes a file of root's with the given mode, such as '0755'; its folder is made. It appears whole or not at all. */
  async write(path: string, content: string | Uint8Array, mode = '0644'): Promise<void> {
    const script =
      'umask 022; mkdir -p "${1%/*}" && cat > "$1.new" && chmod "$2" "$1.new" && mv "$1.new" "$1"'
    await this.succeed(['sh', '-c', script, 'write', path, mode], {stdin: content})
  }

  async read(path: string): Promise<string> {
    return this.succeed(['cat', path])
  }
}

/** A machine of the lab. */
export class Machine extends PlaceHandle<ProvidedMachine> {
  /** Changes with every boot and with nothing else. */
  async bootId(): Promise<string> {
    return (await this.succeed(['cat', '/proc/sys/kernel/random/boot_id'], {timeoutMs: 5000})).trim()
  }

  /** Restarts in order, and proves by a new boot id that it did. */
  async reboot(): Promise<void> {
    const before = await this.bootId()
    await this.place.restart()
    await this.waitForBootAfter(before)
  }

  /** Resolves when the machine answers with another boot id than the given one. */
  async waitForBootAfter(before: string): Promise<void> {
    await this.waitUntil(
      `${this.name} has booted anew`,
      async (): Promise<Sight<true>> => {
        const now = await this.bootId()
        return now === before ? {notYet: `boot id is still ${before}`} : {value: true}
      },
      // A machine without LXD is back in half a second.
      {within: rebootDeadline, growth: 1.15, hint: `see the machine's console`},
    )
  }

  /** Resolves when systemd has nothing more to start; the state may be degraded, which is for the checks to judge. */
  async waitForBoot(within = bootDeadline): Promise<string> {
    return this.waitUntil(
      `${this.name} has booted`,
      async (): Promise<Sight<string>> => {
        const result = await this.run(['systemctl', 'is-system-running', '--wait'], {timeoutMs: within})
        const state = result.stdout.trim()
        // Right after the start systemd's bus is not there yet, and the answer is empty or `offline`.
        return state === 'running' || state === 'degraded'
          ? {value: state}
          : {notYet: state || reason(result)}
      },
      {within},
    )
  }

  /** Resolves when the unit is active; a unit that failed ends the wait at once. */
  async waitForUnit(unit: string, within = 30_000): Promise<void> {
    await this.waitUntil(
      `${unit} is active on ${this.name}`,
      async (): Promise<Sight<true>> => {
        const state = (await this.run(['systemctl', 'is-active', unit])).stdout.trim()
        if (state === 'failed') {
          const log = (
            await this.run(['journalctl', '-b', '-n', '20', '--no-pager', '-o', 'cat', '-u', unit])
          ).stdout
          throw new Hopeless(`${unit} failed on ${this.name}: ${log.trim()}`)
        }
        return state === 'active' ? {value: true} : {notYet: state}
      },
      {within},
    )
  }
}

/** The words of a command as a person would read them; long ones are cut, for they are scripts or files. */
function shown(argv: readonly string[]): string {
  const text = argv.join(' ')
  return text.length > 120 ? `${text.slice(0, 117)}…` : text
}

export function reason(result: RunResult): string {
  const said = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(-6).join('\n')
  const how = result.timedOut
    ? `it did not end before its deadline`
    : `status ${result.status ?? result.signal}`
  return said === '' ? how : `${how}: ${said}`
}
