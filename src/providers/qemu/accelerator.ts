import {tryKvm} from '../../host/kvm.ts'

/** kvm: the processor's own virtualization · tcg: software, some ten times slower. */
export type Accelerator = 'kvm' | 'tcg'

/** KVM where a tiny machine really runs with it: /dev/kvm may be there and be of no use. */
export const chooseAccelerator = async (): Promise<Accelerator> => ((await tryKvm()).works ? 'kvm' : 'tcg')
