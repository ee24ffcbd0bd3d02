import type {HostNeeds} from '../../host/host-needs.ts'
import {virtualModules, virtualTools} from '../embedded/virtual-needs.ts'

export const umlNeeds: HostNeeds = {
  tools: {'linux.uml': 'user-mode-linux', ...virtualTools},
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ['x64'],
}
