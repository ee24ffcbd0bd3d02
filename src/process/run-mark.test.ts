import {join} from 'node:path'
import test from 'ava'
import {type Child, startChild} from '../../test/support/start-child.ts'
import {identify, isAlive, type ProcessIdentity} from './process-identity.ts'
import {descendantsOf, endDescendantsOf} from './run-mark.ts'

const module = join(import.meta.dirname, 'run-mark.ts')

/** A run that has started two processes, one of them by a shell that has ended; it prints their ids. */
async function runWithOrphans(): Promise<{child: Child; run: ProcessIdentity; orphans: ProcessIdentity[]}> {
  const code = `import {markChildren} from ${JSON.stringify(module)}
    import {spawn} from 'node:child_process'
    markChildren()
    const stdio = ['ignore', 'inherit', 'ignore']
    spawn('sh', ['-c', 'echo "orphan $$"; exec sleep 60'], {detached: true, stdio})
    spawn('sh', ['-c', 'sleep 60 & echo "orphan $!"'], {detached: true, stdio})
    setInterval(() => {}, 1000)`
  const child = startChild([process.execPath, '--input-type=module-typescript', '--eval', code], {
    cwd: '/',
    env: process.env,
  })
  await child.says(/orphan[\s\S]*orphan \d+\n/, 10_000)
  const orphans = [...child.output().matchAll(/orphan (\d+)/g)].map(([, pid]) => identify(Number(pid)))
  return {
    child,
    run: identify(child.pid) as ProcessIdentity,
    orphans: orphans.filter(identity => identity !== undefined),
  }
}

test('what a killed run has started is found and ended, whoever its parent is now', async t => {
  const {child, run, orphans} = await runWithOrphans()
  t.is(orphans.length, 2)
  child.kill('SIGKILL')
  await child.ended
  const found = await descendantsOf(run)
  t.deepEqual(found.map(({pid}) => pid).sort(), orphans.map(({pid}) => pid).sort())
  t.true(orphans.every(isAlive))
  await endDescendantsOf(run)
  t.false(orphans.some(isAlive))
  t.deepEqual(await descendantsOf(run), [])
})

test('another run’s processes are left alone', async t => {
  const {child, run, orphans} = await runWithOrphans()
  await endDescendantsOf({...run, startTime: `${run.startTime}1`})
  t.true(orphans.every(isAlive))
  child.kill('SIGKILL')
  await child.ended
  await endDescendantsOf(run)
})
