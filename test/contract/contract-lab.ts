import type {ExecutionContext, TestFn} from 'ava'
import {LabError} from '../../src/process/lab-error.ts'
import type {RunResult} from '../../src/process/run.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import type {
  CommandOptions,
  LabSpec,
  MachineSpec,
  Place,
  ProvidedLab,
  ProvidedMachine,
  Provider,
} from '../../src/providers/provider.ts'

/** What the contract needs to know of a provider; nothing else of it may matter. */
export interface Subject {
  provider(stateDir: string): Provider
  /** What that provider is given besides; another process makes it by its name. */
  settings?(stateDir: string): object
  /** What has to be there before a provider is made, such as machines that it adopts. */
  prepare?(): Promise<void>
  /** Directory of the unpacked machine image; made on first use. */
  image(): Promise<string>
}

/** What the tests of one provider work with; a provider's own tests may use it, too. */
export interface ContractLab {
  readonly provider: Provider
  readonly stateDir: string
  readonly spec: LabSpec
  readonly machines: readonly MachineSpec[]
  readonly lab: ProvidedLab
  machine(index: number): ProvidedMachine
  /** All machines of the lab, in the order of their specifications. */
  all(): readonly ProvidedMachine[]
  /** Their addresses on the underlay, in the same order; known once they are made. */
  readonly addresses: readonly string[]
}

/** Where a lab's machines and its host are on the underlay, dotted decimal. */
export async function whereIn(
  lab: ProvidedLab,
  machines: readonly MachineSpec[],
): Promise<{addresses: string[]; host: string}> {
  if (!lab.underlay) {
    const bare = (address = ''): string => address.split('/')[0] ?? ''
    return {
      addresses: machines.map(({interfaces}) => bare(interfaces[0]?.addresses[0])),
      host: bare(lab.spec.networks[0].host[0]),
    }
  }
  const {addresses, host} = await lab.underlay()
  const found = machines.map(({name}) => addresses[name]?.split('/')[0] ?? '')
  // The networks of these tests are all /24.
  const network = found[0]?.replace(/\d+$/, '') ?? ''
  const own = 'absent' in host ? undefined : host.addresses.find(address => address.startsWith(network))
  return {addresses: found, host: own?.split('/')[0] ?? ''}
}

/** How long in milliseconds a machine may take to boot or to boot again. */
const bootDeadline = 120_000
/** How long in milliseconds a test may go without a result. */
const testDeadline = 180_000

/** Runs argv, which must succeed; gives its standard output. */
export async function output(
  place: Place,
  argv: readonly string[],
  options?: CommandOptions,
): Promise<string> {
  const result = await place.run(argv, options)
  if (result.status === 0) return result.stdout
  throw new LabError(`cannot run ${argv.join(' ')} on ${place.name}: ${result.status} ${result.stderr}`)
}

export const bootId = async (machine: Place): Promise<string> =>
  (await output(machine, ['cat', '/proc/sys/kernel/random/boot_id'], {timeoutMs: 5000})).trim()

/** Resolves when the machine answers with another boot id than the given one. */
export const untilBootedAfter = (machine: Place, before: string): Promise<string> =>
  waitUntil(
    `${machine.name} has booted anew`,
    async (): Promise<Sight<string>> => {
      const now = await bootId(machine)
      return now === before ? {notYet: `boot id is still ${before}`} : {value: now}
    },
    {within: bootDeadline},
  )

/** Resolves when systemd has nothing more to start. */
export const untilBooted = (machine: Place): Promise<string> =>
  waitUntil(
    `${machine.name} has booted`,
    async (): Promise<Sight<string>> => {
      const state = (await machine.run(['systemctl', 'is-system-running'], {timeoutMs: 10_000})).stdout.trim()
      return state === 'running' || state === 'degraded' ? {value: state} : {notYet: state}
    },
    {within: bootDeadline},
  )

/** Processes whose command line begins so. */
export const processesLike = async (place: Place, beginning: string): Promise<RunResult> =>
  place.run(['pgrep', '--list-full', '--full', `^${beginning}`])

/** Whether the target answers one ping of three from that place. */
export const answers = async (place: Place, address: string): Promise<boolean> =>
  (await place.run(['fping', '-q', '-t', '300', '-r', '2', address])).status === 0

/** Registers a test that cannot hang: when ava itself gave up, nothing would remove the lab. */
export const serialTests =
  (test: TestFn): Serial =>
  (title, body) =>
    test.serial(title, async t => {
      t.timeout(testDeadline)
      await body(t)
    })

export type Serial = (title: string, body: (t: ExecutionContext) => Promise<void>) => void
