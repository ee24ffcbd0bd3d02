import type {Finding} from '../host/finding.ts'
import type {Diagnosis} from '../run/diagnose.ts'
import type {ProviderDiagnosis} from '../run/diagnose-providers.ts'
import {exitCodes} from '../run/exit-codes.ts'
import {findCaller} from './find-caller.ts'
import {runCommand} from './run-command.ts'

/** Tells what of this host is fit for a lab, as text or as JSON. Ends the process: 0 when the chosen provider is usable. */
export const showDiagnosis = (script: string): Promise<never> =>
  runCommand({
    name: 'doctor',
    script,
    flags: [
      ...(['provider', 'fan', 'underlay', 'overlay', 'distribution'] as const),
      ...(['inventory', 'remote', 'network', 'vm', 'json'] as const),
    ],
    root: 'if possible',
    async run({request, values}) {
      // No other command needs it.
      const {diagnose} = await import('../run/diagnose.ts')
      const diagnosis = await diagnose(request, await findCaller())
      console.log(values.json ? JSON.stringify(diagnosis, null, 2) : diagnosisText(diagnosis))
      return diagnosis.chosen.usable ? exitCodes.passed : exitCodes.failed
    },
  })

/** For people: a line for each thing, and below it the command that helps. */
export function diagnosisText({findings, fan, providers, chosen}: Diagnosis): string {
  return [
    ...['host', ...findings.flatMap(findingLines), ''],
    ...['fan', ...fan.flatMap(findingLines), ''],
    ...['providers', ...providers.flatMap(providerLines), ''],
    chosen.usable
      ? `provider ${chosen.name} is usable`
      : `provider ${chosen.name} is not usable${chosen.usable === undefined ? ', as far as can be seen' : ''}`,
    ...chosen.problems.flatMap(problemLines),
  ].join('\n')
}

const words = {good: 'ok', notice: 'notice', unknown: 'unknown'} as const

const findingLines = ({topic, state, text, hint}: Finding): string[] => [
  `  ${words[state].padEnd(8)}${topic.padEnd(14)}${text}`,
  ...(hint === undefined ? [] : [`${' '.repeat(24)}hint: ${hint}`]),
]

function providerLines({name, usable, problems}: ProviderDiagnosis): string[] {
  const word = usable === undefined ? 'unknown' : usable ? 'usable' : 'not'
  return [`  ${word.padEnd(8)}${name}`, ...problems.flatMap(problemLines)]
}

const problemLines = ({message, hint}: {message: string; hint: string}): string[] => [
  ...message.split('\n').map(line => `${' '.repeat(10)}${line}`),
  ...(hint === '' ? [] : [`${' '.repeat(10)}hint: ${hint}`]),
]
