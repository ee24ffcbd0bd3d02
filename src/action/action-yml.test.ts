import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {wantedActionFile} from '../../scripts/action-yml.ts'
import {type OptionName, optionNames, optionOf, optionsOf} from '../cli/options.ts'
import {distributions} from '../image/distributions.ts'
import {packageRoot} from '../process/package-root.ts'
import {run} from '../process/run.ts'
import {providerNames} from '../providers/provider-names.ts'
import {ownInputs} from './own-inputs.ts'
import {actionScenarios} from './scenarios.ts'

// Holds action.yml to the code.

interface ActionFile {
  inputs: Record<string, {description: string; required: boolean; default: string}>
  outputs: Record<string, {description: string}>
  runs: {using: string; main: string; post: string}
}

const read = (name: string): string => readFileSync(join(packageRoot, name), 'utf8')
const action = parse(read('action.yml')) as ActionFile
const code = ['chosen-scenario', 'inputs', 'main', 'post', 'result']
  .map(name => read(`src/action/${name}.ts`))
  .join('\n')

test('action.yml has the inputs of the table of options, and the action’s own', t => {
  t.is(read('action.yml'), wantedActionFile(), 'npm run build:action, and commit it')
})

test('the action reads each of its own inputs', t => {
  const byAction = optionNames.filter(name => optionOf(name).input?.byAction)
  for (const name of [...Object.keys(ownInputs), ...byAction])
    t.regex(code, new RegExp(`(?:getInput|readBoolean)\\('${name}'`), name)
})

test('what a scenario lets a person choose, it lets a workflow choose', t => {
  const own: OptionName[] = [
    'accept-cached-image',
    'no-install',
    'keep',
    'keep-while',
    'label',
    'timings',
    'result',
  ]
  for (const flag of optionsOf('full').filter(each => !own.includes(each)))
    t.true(flag in action.inputs, flag)
})

test('every input has a description and a default as text: a workflow hands nothing else over', t => {
  for (const [name, input] of Object.entries(action.inputs)) {
    t.is(typeof input.default, 'string', name)
    t.false(input.required, name)
    t.truthy(input.description, name)
  }
})

test('every provider, scenario and distribution that can be chosen is named', t => {
  const named = (input: string, names: readonly string[]): void => {
    for (const name of names) t.regex(action.inputs[input]?.description ?? '', new RegExp(`\\b${name}\\b`))
  }
  named('provider', providerNames)
  named('scenario', Object.keys(actionScenarios))
  named('distribution', Object.keys(distributions))
})

test('every output is one that the code sets', t => {
  const body = /const outputs = \{([\s\S]*?)\n {2}\}/.exec(read('src/action/result.ts'))?.[1] ?? ''
  const names = [...body.matchAll(/\b([a-z]+)(?=[:,}])/g)].map(([, name = '']) => name)
  for (const name of Object.keys(action.outputs)) t.true(names.includes(name), name)
})

test('each scenario is a script that takes exactly these flags', async t => {
  for (const [name, {flags}] of Object.entries(actionScenarios)) {
    const script = join(packageRoot, 'scenarios', `${name}.mjs`)
    const {stdout} = await run([process.execPath, script, '--help'], {timeoutMs: 20_000})
    const told = [...stdout.matchAll(/^ {2}--(\S+)/gm)].map(([, flag = '']) => flag)
    // A document on standard output is for a desk: a step has the output `topology` and a result file. So is the choice
    // of some acts: a step that tries whether checks can fail tries them all.
    const atDesk = ['json', 'acts']
    const inAction = told.filter(flag => !atDesk.includes(flag))
    t.deepEqual(inAction.sort(), [...flags].sort(), name)
  }
})

test('main and post are the bundle', t => {
  t.deepEqual(action.runs, {using: 'node24', main: 'dist/action.mjs', post: 'dist/action.mjs'})
})
