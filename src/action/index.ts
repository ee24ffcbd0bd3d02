import {error, setFailed} from '@actions/core'
import {InputError} from './inputs.ts'
import {main} from './main.ts'
import {post} from './post.ts'
import {isPost, saveIsPost} from './state.ts'

// One bundle is both the step and what comes after the job's last step.

async function run(): Promise<number> {
  if (isPost()) {
    await post()
    return 0
  }
  saveIsPost()
  try {
    return await main()
  } catch (problem) {
    if (problem instanceof InputError)
      for (const line of problem.message.split('\n')) error(line, {title: 'fanlab'})
    else setFailed(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem))
    return 1
  }
}

// A scenario that was left to itself, or a signal's handler, must not keep the step running.
run().then(code => process.stdout.write('', () => process.exit(code)))
