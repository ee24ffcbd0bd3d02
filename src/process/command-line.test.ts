import test from 'ava'
import {commandLine} from './command-line.ts'
import {run} from './run.ts'

test('plain words stand without quotes', t => {
  t.is(commandLine(['bin/fanlab', 'down', '--lab', 'x']), 'bin/fanlab down --lab x')
  t.is(commandLine(['a'], {EMPTY: '', NONE: undefined, STATE: '/var/x'}), 'STATE=/var/x a')
})

test('a shell reads every word as it was', async t => {
  const words = ['', 'a b', "it's", '$(id)', '`id`', '*', '~', 'A=b', '=x', '#x', 'a\nb', '--x=y z', '!x']
  const {stdout} = await run(['sh', '-c', commandLine(['printf', '%s\\0', ...words])])
  t.deepEqual(stdout.split('\0').slice(0, -1), words)
  const set = await run(['sh', '-c', commandLine(['sh', '-c', 'printf %s "$A"'], {A: "o'x $b"})])
  t.is(set.stdout, "o'x $b")
})
