import {randomUUID} from 'node:crypto'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {parse} from 'yaml'
import {packageRoot} from '../../src/process/package-root.ts'
import {systemPath} from '../support/life-test.ts'
import {type Child, type Ended, startChild} from '../support/start-child.ts'

// Helps tests that run the committed bundle as a runner does: one job, its steps, its command files, its signals.

/** Milliseconds from SIGINT to SIGTERM, and from there to SIGKILL, as in the runner's own ProcessInvoker. */
const interruptPatienceMs = 7_500
const terminatePatienceMs = 2_500

export interface Annotation {
  kind: 'error' | 'warning' | 'notice'
  title: string
  message: string
}

export interface Cancelled extends Ended {
  /** Milliseconds from the first signal to the end of the process. */
  afterMs: number
}

/** One use of the action in a job. */
export interface Use {
  main(): Child
  post(jobStatus?: 'success' | 'failure' | 'cancelled'): Child
  /** As the runner cancels a step. */
  cancel(child: Child): Promise<Cancelled>
  outputs(): Record<string, string>
  state(): Record<string, string>
  summary(): string
}

export interface Job {
  /** Folder of all that belongs to the job. */
  readonly folder: string
  readonly workspace: string
  /** By which the runner would find what the job's steps left behind. */
  readonly trackingId: string
  uses(inputs: Record<string, string>): Use
  /** A `run:` step, by sh as the runner's -e. */
  run(script: string): Promise<Ended>
}

export interface JobOptions {
  /** A new folder of the job's own is made in here. */
  folder: string
  /** Beside what a runner sets. */
  env: Readonly<Record<string, string | undefined>>
  /** In front of the command of each step, such as one that becomes another user. */
  become?: readonly string[]
  /** Where the action is. */
  action?: string
  /** Of an earlier job, which nobody has cleaned; without it a new one. */
  workspace?: string
}

export function startJob({folder, env, become = [], action = packageRoot, ...given}: JobOptions): Job {
  const root = join(folder, `job-${randomUUID()}`)
  const {workspace = join(root, 'workspace')} = given
  const temp = join(root, '_temp')
  for (const path of [workspace, temp]) mkdirSync(path, {recursive: true})
  const trackingId = `github_${randomUUID()}`
  let later: Record<string, string> = {}
  let path: string[] = []
  const steps: string[] = []

  const environment = (): Record<string, string> => {
    // What earlier steps left in their files holds from now on.
    for (const files of steps) {
      later = {...later, ...readBlocks(join(files, 'env'))}
      path = [...new Set([...path, ...readLines(join(files, 'path'))])]
    }
    return {
      ...definedOf(env),
      ...{CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'example/network', GITHUB_RUN_ID: '4711'},
      ...{GITHUB_JOB: 'lab', GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, RUNNER_OS: 'Linux'},
      RUNNER_TRACKING_ID: trackingId,
      ...later,
      PATH: [...path].reverse().concat(systemPath).join(delimiter),
    }
  }
  const commandFiles = (): string => {
    const files = join(temp, `step-${steps.length}`)
    mkdirSync(files)
    for (const name of ['output', 'state', 'env', 'path', 'summary']) writeFileSync(join(files, name), '')
    steps.push(files)
    return files
  }
  const variablesOf = (files: string): Record<string, string> => ({
    GITHUB_OUTPUT: join(files, 'output'),
    GITHUB_STATE: join(files, 'state'),
    GITHUB_ENV: join(files, 'env'),
    GITHUB_PATH: join(files, 'path'),
    GITHUB_STEP_SUMMARY: join(files, 'summary'),
  })

  return {
    folder: root,
    workspace,
    trackingId,
    uses(inputs) {
      const files = commandFiles()
      const bundle = (more: Record<string, string>): Child =>
        startChild([...become, process.execPath, join(action, 'dist', 'action.mjs')], {
          cwd: workspace,
          env: {...environment(), ...variablesOf(files), ...more},
        })
      const state = (): Record<string, string> => readBlocks(join(files, 'state'))
      return {
        main: () => bundle(inputVariables(inputs, 'success')),
        post(jobStatus = 'success') {
          const saved = Object.entries(state()).map(([name, value]) => [`STATE_${name}`, value])
          return bundle({...inputVariables(inputs, jobStatus), ...Object.fromEntries(saved)})
        },
        cancel,
        state,
        outputs: () => readBlocks(join(files, 'output')),
        summary: () => readFileSync(join(files, 'summary'), 'utf8'),
      }
    },
    run(script) {
      const files = commandFiles()
      const env = {...environment(), ...variablesOf(files)}
      return startChild([...become, 'sh', '-e', '-c', script], {cwd: workspace, env}).ended
    },
  }
}

async function cancel(child: Child): Promise<Cancelled> {
  const start = performance.now()
  child.kill('SIGINT')
  const terminate = setTimeout(() => child.kill('SIGTERM'), interruptPatienceMs)
  const kill = setTimeout(() => child.kill('SIGKILL'), interruptPatienceMs + terminatePatienceMs)
  const ended = await child.ended
  clearTimeout(terminate)
  clearTimeout(kill)
  return {...ended, afterMs: performance.now() - start}
}

/** The errors, warnings and notices that a step's log tells. */
export function annotationsIn(log: string): Annotation[] {
  return [...log.matchAll(/^::(error|warning|notice)(?: title=([^:]*))?::(.*)$/gm)].map(
    ([, kind, title = '', message = '']) => ({
      kind: kind as Annotation['kind'],
      title: unescaped(title),
      message: unescaped(message),
    }),
  )
}

const unescaped = (text: string): string =>
  text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%')

/** INPUT_ variables: those that are given, and action.yml's defaults. */
function inputVariables(given: Record<string, string>, jobStatus: string): Record<string, string> {
  const {inputs} = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8')) as {
    inputs: Record<string, {default: string}>
  }
  const values = Object.entries(inputs).map(([name, input]) => [
    `INPUT_${name.toUpperCase()}`,
    (given[name] ?? input.default).replace('${{ job.status }}', jobStatus),
  ])
  return Object.fromEntries(values)
}

/** `name<<delimiter`, the value's lines, and the delimiter again. */
function readBlocks(file: string): Record<string, string> {
  const blocks = readFileSync(file, 'utf8').matchAll(/^(.+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm)
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]))
}

const readLines = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean)

const definedOf = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
