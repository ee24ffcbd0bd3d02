import {error, getInput} from '@actions/core'
import {readerOf} from '../cli/reader-of.ts'
import {LabError} from '../process/lab-error.ts'
import {ownMistake} from '../process/own-mistake.ts'
import {speakTo} from '../process/reader.ts'
import {InputError} from './inputs.ts'
import {main} from './main.ts'
import {post} from './post.ts'
import {publish} from './publish.ts'
import {refusedResult} from './result.ts'
import {usualScenario} from './scenarios.ts'
import {isPost, saveIsPost} from './state.ts'

// One bundle is both the step and what comes after the job's last step.

async function run(): Promise<number> {
  speakTo(readerOf(process.env, false))
  if (isPost()) {
    await post()
    return 0
  }
  saveIsPost()
  try {
    return await main()
  } catch (problem) {
    const reason = problem instanceof InputError ? problem.message : described(problem)
    for (const line of problem instanceof InputError ? reason.split('\n') : [reason])
      error(line, {title: 'fanlab'})
    await publish({
      ...refusedResult(reason),
      scenario: getInput('script') || getInput('scenario') || usualScenario,
      lab: getInput('lab'),
    })
    return 1
  }
}

function described(problem: unknown): string {
  const {message, hint} = problem instanceof LabError ? problem : ownMistake(problem)
  return `${message}${hint ? `\nhint: ${hint}` : ''}`
}

// A scenario that was left to itself, or a signal's handler, must not keep the step running.
run().then(code => process.stdout.write('', () => process.exit(code)))
