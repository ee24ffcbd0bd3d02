import * as z from 'zod'
import {flowServiceForms, flowServicePattern, parseFlowService} from './flow-service.ts'
import {parseTime, timePattern} from './measures.ts'
import {time} from './quantities.ts'
import {claims, nameOf, oneOf, ruledText, takes, title, whoever} from './values.ts'

/** Milliseconds between two numbers, and where nothing is said. */
const [shortest, longest] = [5, 10_000]
export const usualPeriod = 20

const isPeriod = (words: string): boolean =>
  takes(parseTime)(words) && parseTime(words) >= shortest && parseTime(words) <= longest

const knownFault = z.strictObject(
  {
    bug: title.meta({description: 'Where it is known, such as canonical/lxd#7337, and what it is'}),
    'max-outage': time.meta({description: 'The longest outage that it explains'}),
  },
  {error: 'must be a known fault: bug and max-outage'},
)

/** Numbered questions that go on while something is done. */
const flowDefinition = z.strictObject(
  {
    id: claims.optional().meta({description: 'Claims that it proves'}),
    from: whoever.meta({description: 'Who asks: names, patterns such as web-*, groups'}),
    to: whoever.meta({description: 'Who is asked'}),
    by: ruledText(`one of ${flowServiceForms}`, words => parseFlowService(words) !== undefined, {
      pattern: `^(${flowServicePattern})$`,
    })
      .optional()
      .meta({description: `${flowServiceForms}. Default: icmp`}),
    family: oneOf(['v4', 'v6']).optional().meta({description: 'v4 or v6. Default: v4 where both have it'}),
    over: nameOf('a network or overlay of this file').optional().meta({
      description: 'As for a rule',
    }),
    period: ruledText('a time from 5ms to 10s', isPeriod, {pattern: `^${timePattern}$`})
      .optional()
      .meta({description: 'Time between two numbers. Default: 20ms'}),
    'max-outage': time.optional().meta({
      description: 'The longest outage that is no failure. Default: any',
    }),
    'known-fault': knownFault.optional().meta({
      description: 'Of what is under test: a longer outage, up to its own, is skipped and told with it',
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
