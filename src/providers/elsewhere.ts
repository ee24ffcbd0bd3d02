import {incusProvider, lxdProvider} from './lxd/provider.ts'
import {multipassProvider} from './multipass/provider.ts'
import {sshProvider} from './ssh/provider.ts'
import {vagrantProvider} from './vagrant/provider.ts'

/** Those whose machines somebody else's program makes, or that were there before. */
export const providersElsewhere = {
  ...{lxd: lxdProvider, incus: incusProvider},
  ...{multipass: multipassProvider, vagrant: vagrantProvider, ssh: sshProvider},
} as const
