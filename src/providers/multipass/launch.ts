import pRetry, {AbortError} from 'p-retry'
import {LabError} from '../../process/lab-error.ts'
import type {RunResult} from '../../process/run.ts'
import type {MachineSpec} from '../provider.ts'
import {type Multipass, multipassSaid, multipassStatuses} from './client.ts'

/** Seconds that boot and cloud-init may take each, on Multipass' side. */
const launchTimeout = 600
/** Milliseconds for all of a launch, the download of the image included. */
const launchDeadline = 1_800_000
/** Bytes; the article's machines have 10 GiB of disk. */
const usualDisk = 10 * 2 ** 30

/** What no second try changes. */
const hopeless =
  /KVM|not authenticated|socket access denied|cannot connect to the multipass socket|Unable to find an image|not enough|No space left|Invalid|minimum/i

/** What to do about a launch that failed. */
type Verdict = 'launched' | 'wait' | 'again' | 'give up'

/** By exit code and words, since the same code stands for causes that want different things. */
export function judgeLaunch({
  status,
  stderr,
  timedOut,
}: Pick<RunResult, 'status' | 'stderr' | 'timedOut'>): Verdict {
  if (status === 0) return 'launched'
  // An earlier try got further than it said.
  if (/instance "[^"]*" already exists/.test(stderr)) return 'wait'
  // Only the client gave up: the machine goes on booting.
  if (status === multipassStatuses.timedOut || timedOut) return 'wait'
  if (/timed out waiting/i.test(stderr)) return 'wait'
  return hopeless.test(stderr) ? 'give up' : 'again'
}

/** Where the machine's system comes from, as launch takes it. */
export function imageFor(distribution: string): string {
  const [id = '', version = ''] = distribution.split('-')
  if (id === 'ubuntu') return version
  const suite = {12: 'bookworm', 13: 'trixie'}[version]
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  return `https://cloud.debian.org/images/cloud/${suite}/latest/${distribution}-genericcloud-${arch}.qcow2`
}

/** Launches an instance and waits until its own first boot is done. Tries again where that helps, and says why not. */
export async function launch(
  multipass: Multipass,
  instance: string,
  {name, cpus, memory, disk = usualDisk}: MachineSpec,
  distribution: string,
): Promise<void> {
  const words = [
    ...['launch', imageFor(distribution), '--name', instance],
    ...[
      '--cpus',
      String(cpus),
      '--memory',
      `${Math.round(memory / 2 ** 20)}M`,
      '--disk',
      `${Math.round(disk / 2 ** 20)}M`,
    ],
    // By standard input: a snap cannot read every folder.
    ...['--timeout', String(launchTimeout), '--cloud-init', '-'],
  ]
  const attempt = async (): Promise<void> => {
    const result = await multipass.run(words, {stdin: userData(name), timeoutMs: launchDeadline})
    const verdict = judgeLaunch(result)
    if (verdict === 'launched') return
    const error = new LabError(`cannot launch ${name}: ${multipassSaid(result)}`, {
      hint: `multipass info ${instance}; multipass ${words.slice(0, -2).join(' ')}`,
    })
    if (verdict === 'give up') throw new AbortError(error)
    if (verdict === 'wait' && (await isReady(multipass, instance))) return
    await multipass.run(['delete', '--purge', instance])
    throw error
  }
  await pRetry(attempt, {retries: 2, minTimeout: 3000})
}

/** JSON is YAML, too. The instance's name has the lab's in it; the machine's own is what others see. */
const userData = (hostname: string): string => JSON.stringify({hostname, preserve_hostname: false})

/** Whether an instance whose launch did not end well has come up after all. */
async function isReady(multipass: Multipass, instance: string): Promise<boolean> {
  if ((await multipass.info(instance))?.state !== 'Running') return false
  const words = ['exec', '-n', instance, '--', 'cloud-init', 'status', '--wait']
  return (await multipass.run(words, {timeoutMs: launchTimeout * 1000})).status === 0
}
