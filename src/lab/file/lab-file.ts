import * as z from 'zod'
import {containerDefinition} from './container-definition.ts'
import {faultDefinition} from './fault-definition.ts'
import {files, image, machineDefinition, packages, resources} from './machine-definition.ts'
import {networkDefinition} from './network-definition.ts'
import {overlayDefinition} from './overlay-definition.ts'
import {ruleDefinition} from './rule-definition.ts'
import {checkDefinition, orderDefinition, rebootDefinition, setupDefinition} from './step-definitions.ts'
import {claim, name, named, title, whoever, whole} from './values.ts'

/**
 * What a lab file says, version 1. This one definition gives the type, the validator, the schema for editors and the table of
 * keys in the docs. A file that the definition has read is one that it reads again: a lab's record holds it.
 */
export const labFile = z.strictObject(
  {
    version: z.literal(1, {error: 'must be 1'}).meta({description: 'Of this format: 1'}),
    lab: name.meta({description: 'Name of the lab'}),
    image: image.optional().meta({description: 'What all machines run, such as debian-12'}),
    resources: z
      .strictObject(resources, {error: 'must be what machines have: cpus, memory and disk'})
      .default({})
      .meta({description: 'What machines have that say nothing else'}),
    packages: packages.optional().meta({description: 'Packages of all machines'}),
    files: files.optional().meta({description: 'Files of all machines'}),
    networks: named('networks', networkDefinition).meta({description: 'Layer-2 segments by their names'}),
    machines: named('machines', machineDefinition).meta({description: 'Machines by their names'}),
    overlays: named('overlays', overlayDefinition)
      .default({})
      .meta({description: 'Networks over networks: fan and vxlan'}),
    containers: named('containers', containerDefinition)
      .default({})
      .meta({description: 'Containers that the lab makes, or finds'}),
    groups: named('lists of endpoints', whoever).default({}).meta({
      description: 'Names for several endpoints: names, patterns such as web-*, groups that stand above',
    }),
    setup: z
      .array(setupDefinition, {error: 'must be a list of steps'})
      .optional()
      .meta({description: 'What is done once the machines run, in this order'}),
    expect: z
      .array(ruleDefinition, {error: 'must be a list of expectations'})
      .default([])
      .meta({description: 'Who has to reach whom, and who must not'}),
    sample: whole(1, 1_000_000).optional().meta({
      description:
        'So many cells of `allow` get all probes; the others one of each kind. Default: all get all',
    }),
    seed: whole(0, 2 ** 32 - 1)
      .optional()
      .meta({description: 'By which the sample is chosen. Default: another one in each run, which is told'}),
    checks: z
      .array(checkDefinition, {error: 'must be a list of checks'})
      .optional()
      .meta({description: 'Commands that only look, and what they have to say'}),
    reboots: z
      .array(rebootDefinition, {error: 'must be a list of reboots'})
      .optional()
      .meta({description: 'After each of them everything has to be as expected again'}),
    faults: z
      .array(faultDefinition, {error: 'must be a list of faults'})
      .optional()
      .meta({description: 'What breaks, and is mended; after each everything has to be as expected again'}),
    order: z.array(orderDefinition, {error: 'must be a list of things to do'}).optional().meta({
      description:
        'What is done in which order. Default: setup, expect and checks, then each reboot and each fault, followed by them',
    }),
    deliverables: z
      .record(claim, title, {error: 'must be titles by the ids of claims'})
      .default({})
      .meta({description: 'What the lab is for, told first in every report: titles by the ids of claims'}),
    controls: z
      .array(claim, {error: 'must be a list of ids of claims'})
      .default([])
      .meta({description: 'Claims that prove that others could fail'}),
  },
  {error: 'must be a lab: version, lab, networks and machines'},
)

export type LabFile = z.infer<typeof labFile>
