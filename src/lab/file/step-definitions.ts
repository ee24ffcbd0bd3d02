import * as z from 'zod'
import {flowsBeside} from './flow-definition.ts'
import {files} from './machine-definition.ts'
import {time} from './quantities.ts'
import {
  claims,
  command,
  idsOf,
  listOf,
  nameOf,
  oneOf,
  ruledText,
  scriptFunction,
  title,
  variable,
  whoever,
  whole,
} from './values.ts'

const variables = z.array(variable, {error: 'must be a list of names of variables'})

/** A line of `setup`. */
export const setupDefinition = z.strictObject(
  {
    name: title.optional().meta({description: 'What reports call it. Default: its first line'}),
    on: whoever.optional().meta({description: 'Machines, all at once'}),
    files: files.optional().meta({description: 'Files by their places there, laid before the command'}),
    run: command.optional().meta({
      description:
        'For bash, as root, with LAB_MACHINE, LAB_ADDRESS and LAB_INDEX (from 1); another status than 0 is an error',
    }),
    use: scriptFunction
      .optional()
      .meta({description: 'Instead: a function of a script, such as steps.mjs#drain'}),
    outputs: variables.optional().meta({
      description: 'Variables of later steps that it writes to $LAB_OUTPUT, one NAME=VALUE per line',
    }),
    masked: variables
      .optional()
      .meta({description: 'Those outputs that no report and no log may show, of at least 8 characters'}),
    secrets: variables.optional().meta({
      description:
        'Variables of fanlab’s own environment that it gets; of at least 8 characters; they are masked everywhere',
    }),
    within: time.optional().meta({description: 'Deadline. Default: 60s'}),
    flows: flowsBeside,
  },
  {error: 'must be a step: on, and files or run'},
)

/** A line of `checks`. */
export const checkDefinition = z.strictObject(
  {
    id: claims.optional().meta({description: 'Claims that it proves'}),
    name: title.optional().meta({description: 'Name of its case. Default: its first line'}),
    on: whoever.optional().meta({description: 'Machines, each a case'}),
    run: command.optional().meta({description: 'For bash, as root; it must not change anything'}),
    use: scriptFunction.optional().meta({description: 'Instead: a function of a script'}),
    status: whole(0, 255).optional().meta({description: 'Its exit status. Default: 0'}),
    output: ruledText('a text, or a pattern between slashes, such as /ONLINE/', isOutput, {maxLength: 10_000})
      .optional()
      .meta({
        description: 'Its standard output without the last line’s end: a text, or a pattern such as /ONLINE/',
      }),
    within: time.optional().meta({description: 'How long it is tried. Default: once'}),
  },
  {error: 'must be a check: on and run'},
)

function isOutput(words: string): boolean {
  const [, pattern] = /^\/(.*)\/$/s.exec(words) ?? []
  try {
    if (pattern !== undefined) new RegExp(pattern)
    return words.length <= 10_000
  } catch {
    return false
  }
}

/** A line of `reboots`. */
export const rebootDefinition = z.strictObject(
  {
    machines: whoever.optional().meta({description: 'Which. Default: all'}),
    how: oneOf(['together', 'rolling', 'power-cut']).optional().meta({
      description: 'together, rolling (one after the other) or power-cut (all at once). Default: together',
    }),
    within: time
      .optional()
      .meta({description: 'How long it may take until everything is as expected. Default: 15s'}),
    flows: flowsBeside,
  },
  {error: 'must be a reboot: machines and how'},
)

/** A line of `order`. */
export const orderDefinition = z.strictObject(
  {
    start: whoever.optional().meta({description: 'Starts machines with start: later'}),
    setup: listOf('all, or the name of a step of setup: 1 to 200 characters', title)
      .optional()
      .meta({description: 'Steps of setup, or all'}),
    expect: idsOf('a rule').optional().meta({description: 'Rules by their ids, or all'}),
    checks: idsOf('a check').optional().meta({description: 'Checks by their ids, or all'}),
    reboot: rebootDefinition.optional().meta({description: 'A reboot, after which nothing may be lost'}),
    fault: idsOf('a fault').optional().meta({description: 'Faults by their ids, or all'}),
    join: z
      .strictObject(
        {
          overlay: nameOf('an overlay of this file').meta({description: 'Which they join'}),
          members: whoever.meta({description: 'Who joins'}),
        },
        {error: 'must be overlay and members'},
      )
      .optional()
      .meta({description: 'Machines join an overlay'}),
    unchanged: whoever
      .optional()
      .meta({description: 'Nothing has changed on these machines since the step before'}),
    use: scriptFunction.optional().meta({description: 'A function of a script of the lab’s folder'}),
  },
  {error: 'must be one thing to do, such as {setup: all} or {expect: all}'},
)
