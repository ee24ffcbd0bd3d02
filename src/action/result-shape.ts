import * as z from 'zod/mini'
import type {FlowReport} from '../report/flow-report.ts'
import type {LabPicture} from '../report/lab-picture.ts'

const count = z.int().check(z.nonnegative())

/** What is handed on as it is, and looked into by nobody here. */
const handedOn = <T>() => z.custom<T>(value => typeof value === 'object' && value !== null)

/** What a scenario leaves for the action. */
export const resultShape = z.object({
  scenario: z.string(),
  verdict: z.enum(['passed', 'failed', 'error', 'interrupted']),
  reason: z.string(),
  stopped: z.boolean(),
  ...{total: count, passed: count, failed: count, errors: count, skipped: count},
  durationMs: z.number().check(z.nonnegative()),
  ...{junit: z.string(), summary: z.string(), report: z.string(), evidence: z.string(), lab: z.string()},
  kept: z.boolean(),
  topology: z.optional(handedOn<LabPicture>()),
  annotations: z.array(
    z.object({level: z.enum(['error', 'warning', 'notice']), title: z.string(), message: z.string()}),
  ),
  failures: z.array(
    z.object({name: z.string(), suite: z.string(), ids: z.array(z.string()), message: z.string()}),
  ),
  flows: z.array(handedOn<FlowReport>()),
  warnings: z.array(z.string()),
})
