import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {chmodSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {LabError} from './lab-error.ts'
import {withLock} from './with-lock.ts'

const lockFile = (): string => join(temporaryFolder(), 'state', 'lock')
const silent = (): void => {}

test('the lock is a file that nobody else can open, also one from before', async t => {
  const file = lockFile()
  await withLock({file, onWait: silent}, async () => t.is(statSync(file).mode & 0o777, 0o600))
  chmodSync(file, 0o666)
  await withLock({file, onWait: silent}, async () => t.is(statSync(file).mode & 0o777, 0o600))
})

test('who waits is told who has the lock, since when and for what, and then gets it', async t => {
  const file = lockFile()
  const order: string[] = []
  const told: string[] = []
  let release = silent
  const first = withLock({file, doing: 'removing lab a', onWait: silent}, async () => {
    await new Promise<void>(resolve => {
      release = resolve
    })
    order.push('first')
  })
  while (release === silent) await new Promise(resolve => setTimeout(resolve, 10))
  const onWait = (holder: string): void => {
    told.push(holder)
    release()
  }
  await withLock({file, onWait}, async () => void order.push('second'))
  await first
  t.deepEqual(order, ['first', 'second'])
  t.is(told.length, 1)
  t.regex(told[0] ?? '', new RegExp(`^process ${process.pid} \\(removing lab a, since 20\\d\\d-.*Z\\)$`))
})

test('after the deadline it is an error that names the holder, whoever that is', async t => {
  const file = lockFile()
  await withLock({file, doing: 'removing lab a', onWait: silent}, async () => {
    const error = (await t.throwsAsync(
      withLock({file, onWait: silent, within: 500}, async () => {}),
      {
        instanceOf: LabError,
      },
    )) as LabError
    t.regex(
      error.message,
      /^cannot lock .*\/lock within 1 s: process \d+ \(removing lab a, since .*\) has it$/,
    )
    t.is(error.hint, `ps -fp ${process.pid}, and kill ${process.pid} if it hangs`)
  })
  // The note of the one before is not taken for a stranger's.
  const stranger = spawn('flock', ['--no-fork', file, 'sh', '-c', 'echo got; exec sleep 30'])
  await once(stranger.stdout, 'data')
  await t.throwsAsync(
    withLock({file, onWait: silent, within: 500}, async () => {}),
    {
      message: new RegExp(`process ${stranger.pid} \\(sleep 30\\) has it$`),
    },
  )
  stranger.kill('SIGKILL')
  await once(stranger, 'exit')
  await t.notThrowsAsync(withLock({file, onWait: silent}, async () => {}))
})

test('a link in the place of the lock is not followed', async t => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'victim'), 'mine')
  symlinkSync(join(folder, 'victim'), join(folder, 'lock'))
  await t.throwsAsync(withLock({file: join(folder, 'lock'), onWait: silent}, async () => {}))
  t.is(readFileSync(join(folder, 'victim'), 'utf8'), 'mine')
})
