import {access, constants} from 'node:fs/promises'
import {run} from '../../process/run.ts'
import {bareMachine} from './command-line.ts'
import {trialAnswer, trialParameter} from './initrd.ts'
import type {MachineKernel} from './kernel.ts'

/** kvm: the processor's own virtualization · tcg: software, some ten times slower. */
export type Accelerator = 'kvm' | 'tcg'

/** How long in milliseconds a machine may take to start with KVM; half a second is usual. */
const trialDeadline = 10_000

/** KVM where a tiny machine really starts with it: /dev/kvm may be there and be of no use. */
export async function chooseAccelerator(kernel: MachineKernel): Promise<Accelerator> {
  const usable = await access('/dev/kvm', constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
  return usable && (await startsWith('kvm', kernel)) ? 'kvm' : 'tcg'
}

/** Whether a machine with that accelerator gets as far as its first program. */
export async function startsWith(
  accelerator: Accelerator,
  {kernel, initrd}: Pick<MachineKernel, 'kernel' | 'initrd'>,
  timeoutMs = trialDeadline,
): Promise<boolean> {
  const {stdout} = await run(
    [
      ...bareMachine(accelerator),
      ...['-m', '128M', '-no-reboot', '-kernel', kernel, '-initrd', initrd],
      ...['-append', `console=ttyS0 panic=-1 ${trialParameter}`],
    ],
    {timeoutMs},
  )
  return stdout.includes(trialAnswer)
}
