import {resolve} from 'node:path'
import {LabFileError} from '../lab/file/lab-file-error.ts'
import type {RuleDefinition} from '../lab/file/rule-definition.ts'
import type {OpenLab} from '../lab/open-lab.ts'
import {typedCommand} from '../lab/typed-command.ts'
import {LabError} from '../process/lab-error.ts'
import {shownValue} from '../process/shown-value.ts'
import {UsageError} from '../process/usage-error.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {findLab} from '../run/find-lab.ts'
import {runInOpenLab} from '../run/run-in-open-lab.ts'
import type {Story} from '../run/story.ts'
import {findCaller} from './find-caller.ts'
import {optionsOf} from './options.ts'
import {callersText} from './own-lab-file.ts'
import {runCommand} from './run-command.ts'
import {sourceOfScript} from './source-of-script.ts'

/**
 * `fanlab expect [FILE]`: asks a lab that is up what the rules of a file say, which has only `groups` and `expect`; without
 * one, what those of its lab file say. Changes nothing. Ends the process.
 */
export const expectRules = (script: string): Promise<never> =>
  runCommand({
    name: 'expect',
    script,
    flags: [...optionsOf('visit'), 'json'],
    positionals: '[FILE]',
    async run({request, values: {json = false}, positionals}) {
      const [file, ...others] = positionals
      if (others.length > 0)
        throw new UsageError(
          `expect takes one file with rules, such as more.yaml; got ${shownValue(positionals)}`,
        )
      const opened = await findLab(request)
      let rules: readonly RuleDefinition[]
      try {
        rules = file === undefined ? ownRules(opened) : await rulesOf(file, opened)
      } catch (error) {
        if (!(error instanceof LabFileError)) throw error
        if (json) console.log(JSON.stringify({file, valid: false, problems: error.problems}, null, 2))
        else console.error(`${error.message}\nhint: ${typedCommand('expect', file ?? '')} once it is mended`)
        return exitCodes.usage
      }
      const told = {
        ...{name: 'expect', source: sourceOfScript(script), allEndpoints: false, json},
        story: (story: Story) => story.phase('expectations', () => story.expect(rules)),
      }
      return runInOpenLab(told, opened, request, await findCaller())
    },
  })

function ownRules({lab}: OpenLab): readonly RuleDefinition[] {
  if (lab.topology.rules.length > 0) return lab.topology.rules
  throw new UsageError(`lab ${lab.name} has no rules of its own: expect needs a file with them`)
}

async function rulesOf(file: string, {lab, record}: OpenLab): Promise<RuleDefinition[]> {
  let text: string
  try {
    text = callersText(resolve(file), file)
  } catch (error) {
    if (error instanceof LabError) throw new UsageError(error.message)
    throw error
  }
  const {readMoreRules} = await import('../lab/file/read-more-rules.ts')
  const {problemsOfIdleRules} = await import('../run/idle-rules.ts')
  return readMoreRules(text, file, record.lab, rules => problemsOfIdleRules(lab.topology, rules))
}
