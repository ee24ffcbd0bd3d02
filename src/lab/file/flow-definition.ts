import * as z from 'zod'
import {flowServiceForms, flowServicePattern, parseFlowService} from './flow-service.ts'
import {parseTime, time} from './quantities.ts'
import {claim, listOf, nameOf, oneOf, ruledText, takes, whoever} from './values.ts'

/** Milliseconds between two numbers, and where nothing is said. */
const [shortest, longest] = [5, 10_000]
export const usualPeriod = 20

const isPeriod = (words: string): boolean =>
  takes(parseTime)(words) && parseTime(words) >= shortest && parseTime(words) <= longest

/** Numbered questions that go on while something is done. */
const flowDefinition = z.strictObject(
  {
    id: listOf('the id of a claim', claim).optional().meta({description: 'Claims that it proves'}),
    from: whoever.meta({description: 'Who asks: names, patterns such as web-*, groups'}),
    to: whoever.meta({description: 'Who is asked'}),
    by: ruledText(`one of ${flowServiceForms}`, words => parseFlowService(words) !== undefined, {
      pattern: `^(${flowServicePattern})$`,
    })
      .optional()
      .meta({description: `${flowServiceForms}. Default: icmp`}),
    family: oneOf(['v4', 'v6']).optional().meta({description: 'Default: v4 where both have it'}),
    over: nameOf('a network or overlay of this file').optional().meta({
      description: 'As for a rule',
    }),
    period: ruledText('a time from 5ms to 10s', isPeriod, {pattern: '^\\d{1,5}(\\.\\d)?(ms|s)$'})
      .optional()
      .meta({description: 'Time between two numbers. Default: 20ms'}),
    'max-outage': time.optional().meta({
      description: 'The longest outage that is no failure. Default: any',
    }),
  },
  {error: 'must be a flow: from, to and by'},
)
export type FlowDefinition = z.infer<typeof flowDefinition>
export type FlowInput = z.input<typeof flowDefinition>

export const flowList = z.array(flowDefinition, {error: 'must be a list of flows'})

/** Of whatever is done. */
export const flowsBeside = flowList
  .optional()
  .meta({description: 'Flows that go on meanwhile, each a case of its own'})
