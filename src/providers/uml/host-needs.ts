import type {HostNeeds} from '../../host/host-needs.ts'
import {virtualModules, virtualTools} from '../embedded/virtual-needs.ts'
import {wayOutTools} from '../embedded/way-out.ts'

export const umlNeeds: HostNeeds = {
  tools: {'linux.uml': 'user-mode-linux', ...virtualTools},
  wayOutTools,
  modules: virtualModules,
  unwantedUnits: [],
  architectures: ['x64'],
}
