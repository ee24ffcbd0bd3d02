import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {packageRoot} from '../process/package-root.ts'
import {type RunResult, run} from '../process/run.ts'

// The committed bundle, as a person starts it. Nothing here gets as far as a lab.

const folder = temporaryFolder()
mkdirSync(join(folder, 'labs'))

async function fanlab(...words: string[]): Promise<RunResult> {
  return run([join(packageRoot, 'bin', 'fanlab'), 'run', ...words], {cwd: folder, timeoutMs: 30_000})
}

/** Writes a script, and runs it. */
async function runScript(text: string, ...flags: string[]): Promise<RunResult> {
  writeFileSync(join(folder, 'labs', 'mine.mjs'), text)
  return fanlab('labs/mine.mjs', ...flags)
}

const lab = `version: 1
lab: web
networks: {lan: {subnet: 192.0.2.0/24, host: 192.0.2.1}}
machines: {server: {networks: {lan: 192.0.2.10}}}
`
writeFileSync(join(folder, 'labs', 'lab.yaml'), lab)
writeFileSync(
  join(folder, 'labs', 'idle.yaml'),
  `${lab}expect: [{from: server, to: host, allow: icmp, family: v6}]\n`,
)
writeFileSync(join(folder, 'labs', 'bad.yaml'), lab.replace('192.0.2.10', '192.0.3.10'))

const script = (options: string, story = 'async () => {}'): string =>
  `import {runLab} from 'fanlab'\nawait runLab(${options}, ${story})\n`

test('without a script, and asked for help, it tells its flags', async t => {
  t.like(await fanlab(), {status: 64})
  const {status, stdout} = await fanlab('--help')
  t.is(status, 0)
  t.regex(stdout, /^usage: .*fanlab run FILE\.mjs\|FILE\.yaml \[flags\]$/m)
  t.regex(stdout, /^ +--set NAME=VALUE/m)
})

for (const [words, told] of [
  [['--provider', 'lxc'], /before all flags; got "--provider"/],
  [['labs/none.mjs'], /got "labs\/none\.mjs": there is no such file/],
  [['labs'], /got "labs": its name has to end with \.mjs/],
  [['labs/bad.yaml'], /bad\.yaml:4:37: machines\.server\.networks\.lan must be an address of a host/],
  [['labs/idle.yaml'], /idle\.yaml:\d+:\d+: expect\.0 must ask somebody: those that it names have no family/],
  [['labs/lab.yaml', '--underlay', '10.0.0.0/24'], /--underlay excludes --file, which says the networks/],
] as const) {
  test(`what is no script is refused: ${words.join(' ')}`, async t => {
    const {status, stderr} = await fanlab(...words)
    t.is(status, 64)
    t.regex(stderr, told)
    t.is(stderr.trim().split('\n').length, 2)
  })
}

test.serial('a script finds fanlab without node_modules, and its flags are told', async t => {
  const {status, stdout, stderr} = await runScript(script(`'lab.yaml'`), '--help')
  t.is(status, 0, stderr)
  t.regex(stdout, /^usage: .*fanlab run labs\/mine\.mjs \[flags\]$/m)
  t.notRegex(stdout, /--underlay/)
})

test.serial('a setting that the script does not know is refused with those that it knows', async t => {
  const text = script(`{lab: 'lab.yaml', settings: {page: 'hello', peers: '3'}}`)
  const {status, stderr} = await runScript(text, '--set', 'pgae=x', '--set', 'peers')
  t.is(status, 64)
  t.regex(stderr, /^fanlab: --set must be NAME=VALUE.*; got "peers"/m)
  const other = await runScript(text, '--set', 'pgae=x')
  t.regex(other.stderr, /^fanlab: --set must name a setting of the script: page, peers; got "pgae"$/m)
})

test.serial('a lab file that cannot be used is told before anything is done', async t => {
  const bad = await runScript(script(`'bad.yaml'`))
  t.is(bad.status, 64)
  t.regex(
    bad.stderr,
    /^fanlab: bad\.yaml:4:37: machines\.server\.networks\.lan must be an address of a host in 192/m,
  )
  const missing = await runScript(script(`'none.yaml'`))
  t.is(missing.status, 64)
  t.regex(missing.stderr, /cannot read the lab file none\.yaml: there is no \/.*\/labs\/none\.yaml/)
})

test.serial('a script’s own mistakes are told with its lines, and with no trace of fanlab’s', async t => {
  for (const [text, told] of [
    [
      'const lab = {}\nlab.start()\n',
      /cannot go on: TypeError: lab\.start is not a function\n +at labs\/mine\.mjs:2:5/,
    ],
    ['const a = 1\nconst b = )\n', /cannot run labs\/mine\.mjs:2: SyntaxError: Unexpected token/],
    [`import 'no-such-package'\n`, /cannot run labs\/mine\.mjs: Cannot find package 'no-such-package'/],
    [script(`'lab.yaml'`).replace('runLab}', 'runLob}'), /cannot run labs\/mine\.mjs: SyntaxError: .*runLob/],
    ['console.log("nothing")\n', /cannot tell what labs\/mine\.mjs proves: it has begun no run/],
  ] as const) {
    const {status, stderr} = await runScript(text)
    t.is(status, 2, stderr)
    t.regex(stderr, told)
    t.notRegex(stderr, /dist\/|node:internal/)
  }
})
