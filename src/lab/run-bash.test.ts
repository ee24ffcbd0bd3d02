import test from 'ava'
import {run} from '../process/run.ts'
import type {Place} from '../providers/provider.ts'
import {PlaceHandle} from './machine.ts'
import {runBash} from './run-bash.ts'

/** This computer, as a place. */
const here = new PlaceHandle({
  ...{name: 'here', pace: 1},
  run: (argv, options) => run(argv, options),
} as Place)

test('a command gets its variables as they are, whatever is in them', async t => {
  const hostile = `a 'b' "c" $(id) \`id\` \\ *\nsecond line;`
  const {status, stdout, stderr} = await runBash(here, 'printf "%s|%s" "$ONE" "$TWO"; cat', {
    ONE: hostile,
    TWO: '',
  })
  t.is(status, 0, stderr)
  t.is(stdout, `${hostile}|`)
})

test('it ends with the first command that fails, also in a pipe', async t => {
  t.like(await runBash(here, 'echo one; false; echo two', {}), {status: 1, stdout: 'one\n'})
  t.like(await runBash(here, 'exit 3 | cat', {}), {status: 3})
})
