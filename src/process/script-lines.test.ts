import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {outcomeOfError, traceOfError} from '../report/outcome-of-error.ts'
import {ownMistake} from './own-mistake.ts'
import {isOfScript, scriptLines} from './script-lines.ts'

/** What a script of that text throws, with the script's path. */
async function thrownBy(text: string, argument?: unknown): Promise<{error: unknown; script: string}> {
  const script = join(temporaryFolder(), 'mine.mjs')
  writeFileSync(script, text)
  try {
    const {story} = (await import(pathToFileURL(script).href)) as {story: (argument: unknown) => unknown}
    await story(argument)
  } catch (error) {
    return {error, script}
  }
  throw new Error('it throws nothing')
}

const mistaken = `
export async function story() {
  const machine = {}
  await machine.succed(['true'])
}
`

test('a mistake in a script is told with its line, and with no line of fanlab’s', async t => {
  const {error, script} = await thrownBy(mistaken)
  t.true(isOfScript(error))
  t.deepEqual(scriptLines(error), [`${script}:4:17`])
  const {message, hint} = ownMistake(error)
  t.is(message, `cannot go on: TypeError: machine.succed is not a function\n    at ${script}:4:17`)
  t.is(hint, undefined)
  t.like(outcomeOfError(error), {
    status: 'error',
    message: `machine.succed is not a function (TypeError at ${script}:4:17)`,
  })
  t.is(traceOfError(error).output, `TypeError: machine.succed is not a function\n    at ${script}:4:17`)
})

test('what fanlab throws itself is its own mistake, also when a script called it', async t => {
  const ours = (): never => {
    throw new TypeError('argv is not iterable')
  }
  const {error, script} = await thrownBy('export const story = ours => ours()\n', ours)
  t.false(isOfScript(error))
  t.regex(ownMistake(error).message, /mistake of fanlab's own: TypeError: argv is not iterable \(called at /)
  t.true(ownMistake(error).message.includes(`${script}:1:`))
  t.deepEqual(scriptLines(new Error('ours alone')), [])
})

test('what is no error has no lines', t => {
  t.deepEqual(scriptLines('text'), [])
  t.false(isOfScript(undefined))
})
