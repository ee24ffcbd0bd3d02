import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import test from 'ava'
import {onTerminal} from '../../test/support/on-terminal.ts'
import {type RunOptions, run} from './run.ts'

const module = pathToFileURL(join(import.meta.dirname, 'without-terminal.ts')).href
const code = `
  import {withoutTerminal} from ${JSON.stringify(module)}
  process.exit(await withoutTerminal(process.argv.slice(1)))
`
/** A program that runs its words without a terminal. */
const program = (...argv: string[]): string[] => [
  ...[process.execPath, '--input-type=module', '--eval', code, '--', ...argv],
]
const env = {PATH: process.env.PATH ?? ''}
const through = (argv: readonly string[], options: RunOptions = {}) =>
  run(program(...argv), {...options, env})

test('on a terminal, no stream of the command is one, and its lines end as they did', async t => {
  const script = 'for n in 0 1 2; do test -t $n && echo terminal $n; done; printf "a\\nb" | od -c; exit 5'
  const {stdout, status} = await onTerminal(program('sh', '-c', script), env)
  t.is(status, 5, stdout)
  t.notRegex(stdout, /terminal/)
  t.regex(stdout, /a {2}\\n {3}b/)
})

test('what is typed reaches the command', async t => {
  const script = 'echo ready; read -r line; echo "got $line"'
  const {stdout} = await onTerminal(program('sh', '-c', script), env, {after: 'ready', keys: 'hello\r'})
  t.regex(stdout, /got hello/)
})

test('Ctrl-C ends the command, and the status tells it', async t => {
  const words = program('sh', '-c', 'echo ready; exec sleep 50')
  t.is((await onTerminal(words, env, {after: 'ready', keys: '\u0003'})).status, 130)
})

test('input and output pass as they are, of any size', async t => {
  const bytes = Uint8Array.from({length: 300_000}, (_, index) => index % 256)
  const {stdout} = await through(['sh', '-c', 'od -An -v -tx1 | tr -d " \\n"'], {stdin: bytes})
  t.is(stdout, Buffer.from(bytes).toString('hex'))
})

test('the exit status is the command’s, or as a shell tells a signal', async t => {
  for (const status of [0, 1, 126, 255]) t.is((await through(['sh', '-c', `exit ${status}`])).status, status)
  t.is((await through(['sh', '-c', 'kill -KILL $$'])).status, 137)
})
