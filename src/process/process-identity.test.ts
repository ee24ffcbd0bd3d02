import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {copyFileSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {identify, isAlive} from './process-identity.ts'

test('this process is alive under its identity', t => {
  const own = identify(process.pid)
  t.regex(own?.startTime ?? '', /^\d+$/)
  t.true(own !== undefined && isAlive(own))
})

test('a process of the same pid that started at another time is another one', t => {
  t.false(isAlive({pid: process.pid, startTime: '1'}))
})

test('a pid that nobody has is nobody', t => {
  t.is(identify(2 ** 22 + 1), undefined)
  t.false(isAlive({pid: 2 ** 22 + 1, startTime: '1'}))
})

test('a name with parentheses and blanks does not confuse', async t => {
  const file = join(temporaryFolder(), 'a) S (b')
  copyFileSync('/bin/sleep', file)
  const child = spawn(file, ['30'])
  await once(child, 'spawn')
  const identity = identify(child.pid as number)
  t.regex(identity?.startTime ?? '', /^\d+$/)
  t.true(identity !== undefined && isAlive(identity))
  child.kill('SIGKILL')
  await once(child, 'exit')
  t.false(identity !== undefined && isAlive(identity))
})

test('a zombie does nothing any more', async t => {
  // The parent becomes a program that never collects its child, and only then the child is let go.
  const parent = spawn('sh', ['-c', 'exec 3<&0; head -c 1 <&3 >/dev/null & echo $!; exec sleep 30'])
  const [pid] = (await once(parent.stdout, 'data')) as [Buffer]
  const stat = (of: number): string => readFileSync(`/proc/${of}/stat`, 'utf8')
  const until = async (seen: () => boolean): Promise<void> => {
    while (!seen()) await new Promise(resolve => setTimeout(resolve, 10))
  }
  await until(() => stat(parent.pid as number).includes('(sleep)'))
  parent.stdin.write('x')
  await until(() => stat(Number(pid)).includes(') Z '))
  const zombie = identify(Number(pid))
  t.false(zombie !== undefined && isAlive(zombie))
  parent.kill('SIGKILL')
})
