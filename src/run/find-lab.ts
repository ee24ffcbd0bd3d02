import {type OpenLab, openLab} from '../lab/open-lab.ts'
import {LabError} from '../process/lab-error.ts'
import {provider} from '../providers/index.ts'
import {isProviderName} from '../providers/provider-names.ts'
import type {Request} from './request.ts'

/** The lab of that name, which is up. Throws a LabError when there is none that this program can enter. */
export const findLab = ({lab, stateDir}: Pick<Request, 'lab' | 'stateDir'>): Promise<OpenLab> =>
  openLab(stateDir, lab.name, async name => {
    if (isProviderName(name)) return provider(name, stateDir)
    throw new LabError(`cannot enter lab "${lab.name}": provider ${JSON.stringify(name)} is unknown`, {
      hint: 'enter it with the version of fanlab that made it',
    })
  })
