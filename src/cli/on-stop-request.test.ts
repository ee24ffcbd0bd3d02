import {join} from 'node:path'
import test from 'ava'
import {superviseChild} from '../process/supervised-child.ts'
import {stopVariable} from './stop-variable.ts'

const module = join(import.meta.dirname, 'on-stop-request.ts')
const program = `
const {onStopRequest} = await import(${JSON.stringify(module)})
setInterval(() => {}, 1000)
onStopRequest(why => { console.log('why: ' + why); process.exit() })
console.log('listening')
`

/** What a program that waits to be stopped says after `stop`. */
async function saidAfter(stop: (child: ReturnType<typeof superviseChild>) => void): Promise<string> {
  let said = ''
  let listening = (): void => {}
  const ready = new Promise<void>(resolve => {
    listening = resolve
  })
  const child = superviseChild([process.execPath, '--input-type=module', '--eval', program], {
    cwd: process.cwd(),
    env: {...process.env, [stopVariable]: '1'},
    onLine(line) {
      if (line === 'listening') listening()
      if (line.startsWith('why: ')) said = line
    },
  })
  await ready
  stop(child)
  await child.ended
  return said
}

const signal = (name: NodeJS.Signals) => saidAfter(child => process.kill(child.identity?.pid as number, name))

test('a caller says why it stops a run', async t => {
  t.is(await saidAfter(child => child.stop('timed out after 60s')), 'why: timed out after 60s')
  t.is(await saidAfter(child => child.stop('a\n::error::b\n')), 'why: a ::error::b')
  t.is((await saidAfter(child => child.stop('x'.repeat(10_000)))).length, 'why: '.length + 200)
})

test('the end of the input without a word is a caller that was killed, and signals are named', async t => {
  t.is(await saidAfter(child => child.stop('')), 'why: its caller was killed')
  t.is(await signal('SIGINT'), 'why: interrupted')
  t.is(await signal('SIGTERM'), 'why: terminated by SIGTERM')
  t.is(await signal('SIGHUP'), 'why: its terminal was closed')
})
