import {virtualModules, virtualTools} from '../embedded/virtual-needs.ts'
import type {HostNeeds} from '../provider.ts'

export const hostNeeds: HostNeeds = {
  tools: {'linux.uml': 'user-mode-linux', ...virtualTools},
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ['x64'],
}
