import * as z from 'zod'
import {faultPattern, readFault} from '../fault/read-fault.ts'
import {flowsBeside} from './flow-definition.ts'
import {time} from './quantities.ts'
import {ruleDefinition} from './rule-definition.ts'
import {claims, command, title, whoever} from './values.ts'

/** A line of `faults`. */
export const faultDefinition = z.strictObject(
  {
    id: claims
      .optional()
      .meta({description: 'Claims that it proves: afterwards everything is as expected again'}),
    name: title.optional().meta({
      description: 'What reports call it. Default: what do says, or the first line of run',
    }),
    do: z
      .string({error: 'must be a fault, such as link net13 down'})
      .superRefine((text, {addIssue}) => {
        const read = readFault(text)
        if ('rule' in read) addIssue({code: 'custom', message: read.rule, input: text})
      })
      .optional()
      .meta({
        description: 'What happens, such as link net13 down: fanlab fault --list',
        pattern: faultPattern,
      }),
    on: whoever.optional().meta({description: 'Instead of do: machines of the commands of one’s own'}),
    run: command.optional().meta({description: 'A command there, for bash, as root, that makes the fault'}),
    undo: command.optional().meta({
      description: 'The command that takes it back, also after one that broke off in the middle',
    }),
    for: time.optional().meta({description: 'How long it holds. Default: 10s'}),
    within: time.optional().meta({
      description: 'How long it may take afterwards until everything is as expected. Default: 30s',
    }),
    expect: z
      .array(ruleDefinition, {error: 'must be a list of expectations'})
      .optional()
      .meta({description: 'What is expected while it holds'}),
    flows: flowsBeside,
  },
  {error: 'must be a fault: do, or on, run and undo'},
)

export type FaultDefinition = z.infer<typeof faultDefinition>
