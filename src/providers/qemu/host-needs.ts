import type {HostNeeds} from '../../host/host-needs.ts'
import {virtualModules, virtualTools} from '../embedded/virtual-needs.ts'
import {wayOutTools} from '../embedded/way-out.ts'
import {qemuProgram} from './command-line.ts'

export const qemuNeeds: HostNeeds = {
  tools: {
    [qemuProgram]: 'qemu-system-x86',
    'qemu-img': 'qemu-utils',
    depmod: 'kmod',
    'apt-cache': 'apt',
    'dpkg-deb': 'dpkg',
    ...virtualTools,
  },
  wayOutTools,
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ['x64'],
}
