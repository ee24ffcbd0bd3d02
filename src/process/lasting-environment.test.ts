import test from 'ava'
import {inLastingEnvironment, lastingEnvironment, proxyVariables} from './lasting-environment.ts'
import {run} from './run.ts'

const env = {SECRET: 'canary', GITHUB_TOKEN: 'canary', http_proxy: 'http://ann:canary@proxy:3128'}

test.before(() => void Object.assign(process.env, env))
test.after.always(() => {
  for (const name of Object.keys(env)) delete process.env[name]
})

test('what outlives its command gets PATH of the caller’s, and nothing else', async t => {
  const {stdout} = await run(inLastingEnvironment(['env']))
  const names = stdout
    .trim()
    .split('\n')
    .map(line => line.split('=')[0])
  t.deepEqual(names.sort(), ['HOME', 'LANG', 'PATH'])
  t.notRegex(stdout, /canary/)
})

test('a command may have variables of its own, in place of those', async t => {
  const {stdout} = await run(
    inLastingEnvironment(['sh', '-c', 'echo "$HOME $TMPDIR"'], {HOME: '/a b', TMPDIR: '/c'}),
  )
  t.is(stdout, '/a b /c\n')
})

test('a variable of the caller’s goes along when it is named, and set', t => {
  t.like(lastingEnvironment(proxyVariables), {http_proxy: env.http_proxy})
  t.deepEqual(Object.keys(lastingEnvironment(['NOT_SET'])).sort(), ['HOME', 'LANG', 'PATH'])
})
