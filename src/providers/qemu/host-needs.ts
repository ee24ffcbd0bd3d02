import {virtualModules, virtualTools} from '../embedded/virtual-needs.ts'
import type {HostNeeds} from '../provider.ts'
import {qemuProgram} from './command-line.ts'

export const hostNeeds: HostNeeds = {
  tools: {
    [qemuProgram]: 'qemu-system-x86',
    'qemu-img': 'qemu-utils',
    depmod: 'kmod',
    'apt-cache': 'apt',
    'dpkg-deb': 'dpkg',
    ...virtualTools,
  },
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ['x64'],
}
