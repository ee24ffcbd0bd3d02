import test from 'ava'
import {childEnvironment} from './environment.ts'
import {wordsIfThrownAway} from './thrown-away.ts'

test('only on a runner of GitHub’s own an unverified image is taken from the cache', t => {
  t.deepEqual(wordsIfThrownAway({RUNNER_ENVIRONMENT: 'github-hosted'}), ['--accept-cached-image'])
  t.deepEqual(wordsIfThrownAway({RUNNER_ENVIRONMENT: 'self-hosted'}), [])
  t.deepEqual(wordsIfThrownAway({}), [])
})

test('a scenario cannot be told by a variable', t => {
  process.env.RUNNER_ENVIRONMENT = 'github-hosted'
  t.teardown(() => delete process.env.RUNNER_ENVIRONMENT)
  t.false('RUNNER_ENVIRONMENT' in childEnvironment())
})
