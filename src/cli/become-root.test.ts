import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {type Child, startChild} from '../../test/support/start-child.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {run} from '../process/run.ts'

const module = (name: string): string => JSON.stringify(join(import.meta.dirname, `${name}.ts`))
const password = 'canary-secret'
const docker = 'unix:///run/user/1000/docker.sock'
const proxy = `http://ann:${password}@proxy.example:3128`

// Plays sudo: tells what stood on its command line, drops the environment, makes "root" of what it runs, and waits for it.
const sudo = `#!/bin/sh
printf '%s\\n' "$*" >>"$(dirname "$0")/sudo.log"
[ "$2" = -- ] || exit 0
shift 2
env -i PATH="$PATH" PLAYS_ROOT=1 "$@"
`

/** A script that starts itself again as root, and then runs the code. */
function startScript(
  code: string,
  {interactive = false, secrets = [] as string[], command = (argv: string[]) => argv} = {},
): {child: Child; log: () => string} {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'tools'))
  writeFileSync(join(folder, 'tools', 'sudo'), sudo)
  chmodSync(join(folder, 'tools', 'sudo'), 0o755)
  const script = join(folder, 'script.ts')
  writeFileSync(
    script,
    `import {becomeRoot} from ${module('become-root')}
     import {onStopRequest} from ${module('on-stop-request')}
     process.geteuid = () => (process.env.PLAYS_ROOT ? 0 : 1000)
     const status = await becomeRoot(${JSON.stringify(script)}, [], {
       interactive: ${interactive}, secrets: ${JSON.stringify(secrets)}})
     if (status !== undefined) process.exit(status)
     ${code}`,
  )
  const env = {
    ...process.env,
    PATH: `${join(folder, 'tools')}:${process.env.PATH}`,
    ...{http_proxy: proxy, HTTPS_PROXY: proxy, SECRET: 'canary-secret', FANLAB_LAB: 'mine'},
    DOCKER_HOST: docker,
  }
  const child = startChild(command([process.execPath, script]), {cwd: folder, env})
  return {child, log: () => readFileSync(join(folder, 'tools', 'sudo.log'), 'utf8')}
}

test('root gets the proxies, and their passwords stand on no command line', async t => {
  const {child, log} = startScript('console.log(JSON.stringify(process.env)); process.exit(0)')
  const {status, output} = await child.ended
  t.is(status, 0, output)
  t.like(JSON.parse(output), {http_proxy: proxy, HTTPS_PROXY: proxy, FANLAB_LAB: 'mine'})
  t.false('SECRET' in JSON.parse(output))
  t.regex(log(), / FANLAB_LAB=mine /)
  t.notRegex(log(), /canary/)
})

test('root is told which Docker is the caller’s', async t => {
  const {child} = startScript('console.log(process.env.DOCKER_HOST); process.exit(0)')
  t.like(await child.ended, {status: 0, output: `${docker}\n`})
})

test('root gets the secrets that a lab file names, beside its environment', async t => {
  const {child, log} = startScript(
    `const {callersVariable} = await import(${JSON.stringify(join(import.meta.dirname, '../process/callers-variables.ts'))})
     console.log(callersVariable('SECRET'), process.env.SECRET); process.exit(0)`,
    {secrets: ['SECRET']},
  )
  const {status, output} = await child.ended
  t.is(status, 0, output)
  t.is(output.trim(), 'canary-secret undefined')
  t.notRegex(log(), /canary/)
})

test('no process that can be seen meanwhile has them among its words', async t => {
  const code = 'onStopRequest(() => process.exit()); console.log("waiting"); setTimeout(() => {}, 30_000)'
  const {child} = startScript(code)
  await child.says(/waiting/, 20_000)
  const {stdout} = await run(['ps', '-eo', 'args'])
  t.notRegex(stdout, new RegExp(password))
  child.kill('SIGKILL')
  await child.ended
})

test('the wish to stop still travels by the end of the input', async t => {
  const code =
    'onStopRequest(why => { console.log(why); process.exit(130) }); console.log("waiting"); setTimeout(() => {}, 30_000)'
  const {child} = startScript(code)
  await child.says(/waiting/, 20_000)
  child.kill('SIGTERM')
  t.like(await child.ended, {status: 130, output: 'waiting\nterminated by SIGTERM\n'})
})

test('what root starts is not told that there is something to read', async t => {
  const code = `import {execFileSync} from 'node:child_process'
     console.log(execFileSync('env').toString()); process.exit(0)`
  const {output} = await startScript(code).child.ended
  t.notRegex(output, /PROXIES_ON_STDIN/)
})

test('what a person types reaches the command, which has no use for proxies', async t => {
  const code = 'console.log(readFileSync(0, "utf8"), process.env.http_proxy); process.exit(0)'
  const {child, log} = startScript(`import {readFileSync} from 'node:fs'\n${code}`, {
    interactive: true,
    command: argv => ['sh', '-c', 'echo typed | "$@"', 'sh', ...argv],
  })
  t.like(await child.ended, {status: 0, output: 'typed\n undefined\n'})
  t.notRegex(log(), /canary/)
})
