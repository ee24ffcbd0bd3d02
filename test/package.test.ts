import {existsSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../src/process/package-root.ts'
import {type RunResult, run} from '../src/process/run.ts'
import {documentedScript as script} from './support/documented-scenario.ts'
import {temporaryFolder} from './support/temporary-folder.ts'

// The package as npm makes it, installed in a project that has nothing else.

const project = temporaryFolder()
const env = {...(process.env as Record<string, string>), npm_config_cache: join(project, 'cache')}
const say = (...argv: string[]): Promise<RunResult> => run(argv, {cwd: project, env, timeoutMs: 120_000})

async function succeed(...argv: string[]): Promise<string> {
  const {status, stdout, stderr} = await say(...argv)
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr}${stdout}`)
  return stdout
}

test.before(async t => {
  t.timeout(240_000)
  await succeed('npm', 'pack', packageRoot, '--ignore-scripts', '--pack-destination', project)
  writeFileSync(join(project, 'package.json'), '{"name": "empty", "private": true, "type": "module"}')
  const flags = ['--offline', '--omit=optional', '--no-audit', '--no-fund']
  await succeed('npm', 'install', ...flags, './fanlab-0.1.0.tgz')
})

test.serial('the package needs no other, and has what a run needs', t => {
  const installed = (path: string): boolean => existsSync(join(project, 'node_modules', path))
  const files = ['src/guest/machine-agent', 'labs/article/lab.yaml', 'labs/frr-triangle/frr/r1/frr.conf']
  for (const path of [...files.map(file => `fanlab/${file}`), '.bin/fanlab']) t.true(installed(path), path)
  for (const path of ['zod', 'zx', 'fanlab/src/api', 'fanlab/labs/article/steps.ts', 'fanlab/test'])
    t.false(installed(path), path)
})

test.serial('npx fanlab runs a script of the project', async t => {
  t.regex(await succeed('npx', '--offline', 'fanlab', 'run', '--help'), /^usage: .*fanlab run FILE\.mjs/m)
  writeFileSync(join(project, 'web.mjs'), script)
  const {status, stderr} = await say('npx', '--offline', 'fanlab', 'run', 'web.mjs')
  t.is(status, 64)
  t.regex(stderr, /^fanlab: cannot read the lab file lab\.yaml/m, 'only its lab file is missing')
})

test.serial('the package is imported by its name', async t => {
  const code = `import {CheckFailed, runLab, visitLab, $} from 'fanlab'
    console.log([CheckFailed, runLab, visitLab, $].map(each => typeof each).join(' '))`
  t.is(await succeed('node', '--input-type=module', '--eval', code), 'function function function function\n')
})

/** Errors of tsc in a script of the project, which has the types of Node and no others. */
async function typeErrors(name: string, text: string): Promise<string> {
  writeFileSync(join(project, name), text)
  const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc')
  const flags = ['--strict', '--noEmit', '--allowJs', '--checkJs', '--types', 'node', '--target', 'es2024']
  const {stdout} = await say(process.execPath, tsc, ...flags, '--module', 'nodenext', name)
  return stdout
}

test.serial('the declarations satisfy tsc --strict, and find what is wrong in a script', async t => {
  const modules = join(project, 'node_modules')
  mkdirSync(join(modules, '@types'))
  for (const name of ['@types/node', 'undici-types'])
    symlinkSync(join(packageRoot, 'node_modules', name), join(modules, name))
  t.is(await typeErrors('docs.mjs', script), '')
  t.regex(await typeErrors('verb.mjs', script.replace('.write(', '.wrote(')), /'wrote' does not exist/)
  t.regex(
    await typeErrors('setting.mjs', script.replace('${settings.server}', '${settings.sever}')),
    /'sever'/,
  )
  const json = `import {runLab, z} from 'fanlab'
    await runLab('lab.yaml', async ({step}) => {
      await step('it answers', async ({lab}) => {
        const shape = z.object({name: z.string(), mtu: z.int().optional()})
        const {name, mtu} = await lab.host.json(['ip', '-json', 'link'], shape)
        name.toUpperCase()
        mtu.toFixed()
      })
    })`
  t.regex(await typeErrors('json.mts', json), /^json\.mts\(7,9\): error TS18048: 'mtu' is possibly/)
})
