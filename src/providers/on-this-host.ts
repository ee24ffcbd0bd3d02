import {lxcProvider} from './lxc/provider.ts'
import {qemuProvider} from './qemu/provider.ts'
import {umlProvider} from './uml/provider.ts'

/** Those whose machines are processes of this host, in namespaces of the lab's own. */
export const providersOnThisHost = {lxc: lxcProvider, uml: umlProvider, qemu: qemuProvider} as const
