import {realpathSync, statSync} from 'node:fs'
import {basename, relative, resolve} from 'node:path'
import {getInput} from '@actions/core'
import {ownLabOptions} from '../cli/own-lab-options.ts'
import {shownValue} from '../process/shown-value.ts'
import {slug} from '../report/slug.ts'
import {type ActionScenario, actionScenarios, usualScenario} from './scenarios.ts'

/** What a use of the action runs: a scenario of fanlab's, or a script of the workflow's own repository. */
interface ChosenScenario {
  /** As reports call it. */
  name: string
  /** Script of scenarios/, and the words in front of all flags. */
  program: string
  file: readonly string[]
  /** Undefined when the inputs name none. */
  kind: ActionScenario | undefined
}

/** Reads the inputs `scenario` and `script`, of which one excludes the other. Adds what is wrong with them to the problems. */
export function chooseScenario(problems: string[]): ChosenScenario {
  const [scenario, script] = [getInput('scenario'), getInput('script')]
  if (script === '') {
    const name = scenario || usualScenario
    const kind = Object.hasOwn(actionScenarios, name) ? actionScenarios[name] : undefined
    if (!kind)
      problems.push(
        `input scenario must be one of ${Object.keys(actionScenarios).join(', ')}; got ${shownValue(name)}`,
      )
    return {name, program: name, file: [], kind}
  }
  if (scenario !== '')
    problems.push(`input script excludes input scenario; got ${shownValue(scenario)}: leave one of them out`)
  const problem = problemOfScript(script)
  if (problem !== undefined) problems.push(`input script ${problem}; got ${shownValue(script)}`)
  return {
    name: slug(basename(script).replace(/\.[^.]*$/, '')),
    program: 'run',
    file: [resolve(script)],
    kind: {flags: ownLabOptions(false), makesLab: true, leavesLab: false},
  }
}

/** It becomes root: only what the workflow has checked out or made itself is run, wherever a link leads. */
function problemOfScript(script: string): string | undefined {
  if (!/\.(?:mjs|js|mts|ts)$/.test(script)) return 'must end with .mjs, .js, .mts or .ts'
  const workspace = realpathSync(process.env.GITHUB_WORKSPACE || process.cwd())
  if (!statSync(script, {throwIfNoEntry: false})?.isFile())
    return 'must be a file of the workspace, which has no such file: check the repository out first'
  return relative(workspace, realpathSync(script)).startsWith('..')
    ? 'must be a file of the workspace, and lies outside of it'
    : undefined
}
