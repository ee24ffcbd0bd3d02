import {distributions} from '../image/distributions.ts'
import type {ImageRecipe} from '../image/recipe.ts'
import {LabError} from '../process/lab-error.ts'
import type {Problem} from '../process/problem.ts'
import type {Provider} from '../providers/provider.ts'
import type {Caller} from './caller.ts'
import {imageTools, problemsOfImage} from './lab-image.ts'
import type {Options} from './options.ts'
import {prepareHost} from './prepare-host.ts'
import type {Report} from './report.ts'

/** Installs what is missing and makes sure, before anything of the lab exists, that nothing speaks against it. */
export async function checkHost(
  provider: Provider,
  recipe: ImageRecipe,
  options: Options,
  caller: Caller,
  {say, signal}: Report,
): Promise<void> {
  const {keyring, keyringPackage} = distributions[recipe.distribution]
  const tools = {...provider.needs.tools, ...imageTools, [keyring]: keyringPackage}
  await prepareHost({...provider.needs, tools}, {install: options.install, say, signal})
  const problems = await Promise.all([provider.check(), problemsOfImage(recipe, options, caller)])
  throwIfAny(problems.flat())
}

function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length === 0) return
  throw new LabError(problems.map(({message}) => message).join('\n'), {
    hint: problems.map(({remedy}) => remedy).join('\nhint: '),
  })
}
