import {createServer} from 'node:net'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {LabError} from '../../process/lab-error.ts'
import {runByAgent} from './agent-command.ts'
import {connectToAgent} from './agent-connection.ts'
import {encodeFrame} from './agent-frames.ts'

// Root on a machine can put anything into the agent's place.

/** What the host makes of something that says these bytes, and nothing more. */
async function ask(...says: Buffer[]) {
  const socket = join(temporaryFolder(), 'agent')
  const server = createServer(connection => {
    connection.on('error', () => {})
    for (const piece of says) connection.write(piece)
  })
  await new Promise<void>(resolve => server.listen(socket, resolve))
  try {
    return await runByAgent(
      {name: 'lxd-1', connect: (...how) => connectToAgent(socket, ...how), hint: 'look at it'},
      ['true'],
      {timeoutMs: 3000},
    )
  } finally {
    server.close()
  }
}

for (const last of ['', 'nonsense', '{}', '[]', 'null', '{"status":"0","timedOut":false}', '{"status":-1}']) {
  test(`last words that no agent says are refused: ${last || 'none'}`, async t => {
    const error = await t.throwsAsync(ask(encodeFrame('h'), encodeFrame('x', last)), {instanceOf: LabError})
    t.regex(error.message, /^cannot read how the command ended, as the agent on the machine tells it: /)
  })
}

test('a frame that never ends is not waited for', async t => {
  const endless = Buffer.from([0x6f, 0xff, 0xff, 0xff, 0xff])
  await t.throwsAsync(ask(encodeFrame('h'), endless), {
    instanceOf: LabError,
    message: /^cannot run "true" on lxd-1: the machine /,
  })
})

test('endless output is bounded here, too', async t => {
  const piece = encodeFrame('o', Buffer.alloc(2 ** 20, 'x'))
  const pieces = Array.from({length: 40}, () => piece)
  const result = await ask(encodeFrame('h'), ...pieces, encodeFrame('x', '{"status":0,"timedOut":false}'))
  t.true(result.stdout.length < 17 * 2 ** 20)
  t.regex(result.stdout, /bytes of output left out/)
})
