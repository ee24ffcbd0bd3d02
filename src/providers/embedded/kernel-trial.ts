import {paced} from '../../process/host-pace.ts'
import {run} from '../../process/run.ts'

/**
 * Tries in a throw-away network and mount namespace what a lab asks of the kernel. Looking for files or module names
 * would not tell: what counts may be built in, or be there and not work.
 * Resolves to the name of each thing that did not work, with the tool's own words.
 */
export const tryKernel = (scratch: string): Promise<string[]> => tryCommands(trial, scratch)

/** The same for virtual machines, whose links are taps. */
export const tryKernelWithTaps = (scratch: string): Promise<string[]> =>
  tryCommands(trial + tapTrial, scratch)

async function tryCommands(commands: string, scratch: string): Promise<string[]> {
  const script = `${commands}echo done`
  const result = await run(['unshare', '--mount', '--net', 'sh', '-u', '-c', script, 'trial', scratch], {
    timeoutMs: paced(20_000),
  })
  if (result.stdout.includes('done\n')) {
    return result.stdout.split('\n').filter(line => line !== '' && line !== 'done')
  }
  return [`namespaces (${(result.stderr || result.stdout).trim() || `status ${result.status}`})`]
}

const trial = `
scratch=$1
attempt() {
  name=$1; shift
  answer=$("$@" 2>&1) || printf '%s (%s)\\n' "$name" "$(printf %s "$answer" | tail -n 1)"
}
mkdir -p "$scratch/lower" "$scratch/upper" "$scratch/work" "$scratch/merged"
attempt overlayfs mount -t overlay -o "lowerdir=$scratch/lower,upperdir=$scratch/upper,workdir=$scratch/work" overlay "$scratch/merged"
attempt bridge ip link add trial0 type bridge
attempt veth ip link add trial1 type veth peer name trial2
attempt vxlan ip link add trial3 type vxlan external dstport 8472
`

const tapTrial = `attempt tap ip tuntap add trial4 mode tap
`
