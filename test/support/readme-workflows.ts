import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'yaml'
import {packageRoot} from '../../src/process/package-root.ts'

interface WorkflowStep {
  uses?: string
  with?: Record<string, string>
  run?: string
}

/** The steps of each workflow that the README shows, as somebody copies them. */
export const readmeWorkflows: readonly WorkflowStep[][] = [
  ...readFileSync(join(packageRoot, 'README.md'), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g),
]
  .map(([, text = '']) => parse(text) as {jobs?: Record<string, {steps: WorkflowStep[]}>})
  .flatMap(({jobs = {}}) => Object.values(jobs).map(({steps}) => steps))
