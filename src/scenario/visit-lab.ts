import {type OpenLab, openLab} from '../lab/open-lab.ts'
import {plannedEndpoints} from '../lab/planned-endpoints.ts'
import {type ProviderName, provider} from '../providers/index.ts'
import {findCaller} from './caller.ts'
import type {Options} from './options.ts'
import {startReport} from './report.ts'
import {runCommand} from './run-command.ts'
import type {Scenario} from './run-scenario.ts'
import {liveStory} from './story.ts'
import {newContext} from './story-context.ts'

/** Runs a scenario on a lab that is up, and leaves it as it is. Ends the process. */
export const visitLab = (scenario: Omit<Scenario, 'keepsLab'>): Promise<never> =>
  runCommand({
    name: scenario.name,
    script: scenario.script,
    flags: ['lab', 'reports'],
    async run(options) {
      const caller = await findCaller()
      const opened = await findLab(options)
      const report = startReport(scenario.name, options, caller)
      const context = newContext(options, report, async () => {})
      Object.assign(context, {lab: opened.lab, provided: opened.provided})
      const endpoints = plannedEndpoints(opened.lab.topology)
      await report.plan(scenario.story, endpoints)
      await report.attempt(() => scenario.story(liveStory(report.recorder, context, endpoints)))
      return report.close()
    },
  })

/** The lab that --lab names. */
export const findLab = (options: Options): Promise<OpenLab> =>
  openLab(options.stateDir, options.lab, name => provider(name as ProviderName, options.stateDir))
