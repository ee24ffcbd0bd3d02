import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {parse} from 'yaml'
import {workflowChecker} from '../../test/support/workflow-checker.ts'
import {packageRoot} from '../process/package-root.ts'

const check = await workflowChecker()

const folder = '.github/workflows'
const workflows = readdirSync(join(packageRoot, folder)).map(name => {
  const path = join(folder, name)
  const text = readFileSync(join(packageRoot, path), 'utf8')
  return {path, text, content: parse(text)}
})

test('action.yml is valid', async t => {
  t.deepEqual(await check('action.yml', readFileSync(join(packageRoot, 'action.yml'), 'utf8')), [])
})

test('every workflow is valid', async t => {
  t.true(workflows.length >= 3)
  for (const {path, text} of workflows) t.deepEqual(await check(path, text), [])
})

test('every workflow in the README and the docs is valid, and uses inputs that there are', async t => {
  const {inputs} = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8'))
  const docs = readdirSync(join(packageRoot, 'docs'), {recursive: true, encoding: 'utf8'})
  const pages = ['README.md', ...docs.map(name => `docs/${name}`)]
  const samples = pages.filter(page => page.endsWith('.md')).flatMap(samplesOf)
  t.true(samples.filter(({isWhole}) => isWhole).length >= 4)
  for (const {page, text} of samples) {
    t.deepEqual(await check(`${folder}/${page}.yml`, text), [], page)
    const steps = Object.values<Job>(parse(text).jobs).flatMap(job => job.steps)
    for (const step of steps.filter(({uses}) => uses?.includes('/fanlab@')))
      for (const name of Object.keys(step.with ?? {})) t.true(name in inputs, `${page}: ${name}`)
  }
})

/** The YAML samples of a page as whole workflows: one can be a workflow, some steps of a job, or a key of the workflow. */
function samplesOf(page: string): {page: string; text: string; isWhole: boolean}[] {
  const blocks = [...readFileSync(join(packageRoot, page), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)]
  // A lab file is no workflow, nor is a piece of one.
  const workflowBlocks = blocks.filter(
    ([, block = '']) => !/^(?:version: 1$|(?:groups|setup|expect|checks|reboots):)/m.test(block),
  )
  return workflowBlocks.map(([, block = '']) => {
    const isWhole = /^jobs:/m.test(block)
    if (isWhole) return {page, text: block, isWhole}
    const isStep = block.startsWith('- ')
    const steps = isStep ? block.replaceAll(/^(?=.)/gm, '      ') : '      - run: "true"\n'
    const text = `on: push\n${isStep ? '' : block}jobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`
    return {page, text, isWhole}
  })
}

test('the checker finds what is wrong', async t => {
  const action = readFileSync(join(packageRoot, 'action.yml'), 'utf8')
  t.true((await check('action.yml', action.replace('using: node24', 'using: node99'))).length > 0)
  for (const {path, text} of workflows) {
    t.true((await check(path, text.replace('runs-on:', 'run-on:'))).length > 0)
    t.true((await check(path, text.replace('github.run_attempt', 'github.run_attempts'))).length > 0, path)
  }
})

test('what is not ours is pinned by its commit, with the version beside it', t => {
  for (const {path, text} of workflows) {
    for (const [, used = ''] of text.matchAll(/uses: (.+)/g))
      t.regex(used, /^(\.\/|[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/, path)
  }
})

test('a pin has one version everywhere', t => {
  const pins = workflows.flatMap(({text}) => [...text.matchAll(/uses: ([\w.-]+\/[\w.-]+)(@\S+ # \S+)/g)])
  const byAction = new Map<string, Set<string>>()
  for (const [, action = '', pin = ''] of pins)
    byAction.set(action, (byAction.get(action) ?? new Set()).add(pin))
  for (const [action, all] of byAction) t.is(all.size, 1, action)
})

test('workflows may read the repository; only the job that releases may write it', t => {
  for (const {path, content} of workflows) {
    t.deepEqual(content.permissions, {contents: 'read'}, path)
    const more = Object.entries<{permissions?: unknown}>(content.jobs).filter(([, job]) => job.permissions)
    t.deepEqual(
      more.map(([name]) => name),
      path.endsWith('release.yml') ? ['publish'] : [],
    )
  }
})

test('every job ends by itself, and no script has an expression in it', t => {
  for (const {path, content} of workflows) {
    for (const [name, job] of Object.entries<{'timeout-minutes'?: number; steps: {run?: string}[]}>(
      content.jobs,
    )) {
      t.is(typeof job['timeout-minutes'], 'number', `${path}: ${name}`)
      for (const {run} of job.steps) t.notRegex(run ?? '', /\$\{\{/, `${path}: ${name}`)
    }
  }
})

test('artifacts have a name of their own for each leg and attempt', t => {
  for (const {path, content} of workflows) {
    for (const job of Object.values<Job>(content.jobs)) {
      for (const step of job.steps.filter(({uses}) => uses?.startsWith('actions/upload-artifact@'))) {
        const name = step.with?.name ?? ''
        const {include = [], ...axes} = job.strategy?.matrix ?? {}
        const legs = Object.entries(axes).filter(([, values]) => values.length > 1 || include.length > 0)
        for (const part of ['github.run_attempt', ...legs.map(([leg]) => `matrix.${leg}`)])
          t.true(name.includes(part), `${path}: ${name} has no ${part}`)
      }
    }
  }
})

test('the action is used with inputs that it has', t => {
  const {inputs} = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8'))
  for (const {path, content} of workflows) {
    for (const {steps} of Object.values<Job>(content.jobs)) {
      const uses = steps.filter(({uses}) => uses === './')
      for (const name of uses.flatMap(step => Object.keys(step.with ?? {})))
        t.true(name in inputs, `${path}: ${name}`)
    }
  }
})

interface Job {
  strategy?: {matrix?: Record<string, unknown[]>}
  steps: {uses?: string; with?: Record<string, string>}[]
}
