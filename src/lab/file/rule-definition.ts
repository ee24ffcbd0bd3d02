import * as z from 'zod'
import {parseIp} from '../../process/ip-prefix.ts'
import {share, time} from './quantities.ts'
import {isServiceWord, serviceForms, servicePattern} from './service.ts'
import {
  addressPattern,
  claims,
  listOf,
  nameOf,
  namePattern,
  nameRule,
  oneOf,
  ruledText,
  takes,
  whoever,
  whole,
} from './values.ts'

const serviceRule = `one of ${serviceForms}, or the name of a service (${nameRule})`
const service = ruledText(serviceRule, isServiceWord, {
  pattern: `^(${servicePattern}|${namePattern})$`,
})

/** Whether two containers are on one machine is known only once they run. */
const wheres = ['same-machine', 'other-machine'] as const

const most = <T extends z.ZodType>(value: T) =>
  z.strictObject(
    {max: value.meta({description: 'The most that passes'})},
    {error: 'must be a limit, such as {max: …}'},
  )

/** A line of `expect`. */
export const ruleDefinition = z.strictObject(
  {
    id: claims.optional().meta({description: 'Claims that an answer proves, by ids of your own'}),
    from: whoever.meta({description: 'Who asks: names, patterns such as web-*, groups'}),
    to: whoever.meta({description: 'Who is asked'}),
    where: z
      .enum(wheres, {error: `must be ${wheres.join(' or ')}`})
      .optional()
      .meta({description: 'It holds of endpoints on the same machine, or on different machines, only'}),
    // A target that does not serve it, such as a machine without a web server, is not asked.
    allow: listOf(serviceRule, service)
      .optional()
      .meta({description: `What has to be answered: ${serviceForms}, or names of services`}),
    deny: listOf(`any, ${serviceRule}`, service).optional().meta({
      description:
        'What must not be answered, while the service answers somebody else and the source reaches somebody; any: all that the target serves, and icmp',
    }),
    family: oneOf(['v4', 'v6'])
      .optional()
      .meta({description: 'v4 or v6: it holds of that family only. Default: every family that both have'}),
    over: nameOf('a network or overlay of this file').optional().meta({
      description:
        'The network or overlay by whose address the target is asked. Default: the first overlay, else the first network that both are on',
    }),
    path: listOf(`the name of a machine: ${nameRule}`, nameOf('a machine'))
      .optional()
      .meta({description: 'The machines that packets pass, in this order'}),
    source: ruledText('own, or an address', words => words === 'own' || takes(parseIp)(words), {
      pattern: `^(own|${addressPattern})$`,
    })
      .optional()
      .meta({
        description: 'The address that the target sees: own (that of the source), or one that a NAT gives',
      }),
    mtu: whole(576, 9000)
      .optional()
      .meta({description: 'The largest packet that passes unfragmented, exactly'}),
    latency: most(time).optional().meta({description: 'Longest round trip of ten, such as {max: 20ms}'}),
    loss: most(share)
      .optional()
      .meta({description: 'Largest share of questions without an answer, such as {max: 1%}'}),
    http: z
      .strictObject(
        {
          status: whole(100, 599).optional().meta({description: 'Default: 200'}),
          contains: ruledText('a text of 1 to 1000 characters', words => /^[^\0]{1,1000}$/.test(words), {
            minLength: 1,
            maxLength: 1000,
          })
            .optional()
            .meta({description: 'A text that the page contains'}),
        },
        {error: 'must be what a page is: status and contains'},
      )
      .optional()
      .meta({
        description: 'What an answer to http is: its status (default 200), and a text that it contains',
      }),
    within: time.optional().meta({description: 'How long it may take until the first answer. Default: 15s'}),
  },
  {error: 'must be an expectation: from, to, and what is expected, such as allow or deny'},
)

export type RuleDefinition = z.infer<typeof ruleDefinition>
