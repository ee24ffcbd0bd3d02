import {isTime, timeRule} from '../lab/file/measures.ts'
import {isLabName} from '../lab/lab-name.ts'
import {legalWait} from './duration.ts'
import {givenFlowRule, parseGivenFlow} from './given-flow.ts'
import {makingOptions} from './making-options.ts'
import {everyone, makers, type Option, ruled} from './option.ts'

/** Every option of every command, in the order in which they are told. */
export const optionTable = {
  ...makingOptions,
  'keep-on-failure': {
    type: 'boolean',
    help: 'keep the lab if not all checks passed',
    takenBy: makers,
    input: {
      description:
        "Keep the lab on the runner's host if not all checks passed, and print how to enter and remove it",
      byAction: true,
    },
  },
  'keep-for': {
    type: 'string',
    placeholder: 'DURATION',
    shownDefault: 'never',
    help: 'remove a kept lab after 90m, 24h, 2d … with the next run',
    takenBy: makers,
    input: {
      description: 'How long a lab is kept, such as 90m, 24h or 2d; the next run on the host then removes it',
      default: '24h',
      byAction: true,
    },
  },
  'keep-while': {
    type: 'string',
    placeholder: 'PID',
    help: 'remove a kept lab after that process has ended, with the next run',
    takenBy: makers,
  },
  label: {
    type: 'string',
    placeholder: 'TEXT',
    legal: ruled({
      pattern: /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{0,200}$/u,
      rule: 'one line of at most 200 characters',
    }),
    help: 'who the lab is for; status shows it',
    takenBy: makers,
  },
  set: {
    type: 'string',
    multiple: true,
    placeholder: 'NAME=VALUE',
    help: 'a setting of the script; may be repeated',
    input: {description: 'Settings of the script, one NAME=VALUE per line'},
  },
  reports: {
    type: 'string',
    placeholder: 'FOLDER',
    default: 'junit-reports',
    help: 'write the report there',
    takenBy: everyone,
    input: {description: 'Folder for JUnit XML, summary, HTML page and evidence'},
  },
  timings: {
    type: 'string',
    placeholder: 'FILE',
    help: 'write the times of the phases there, as JSON',
    takenBy: makers,
  },
  result: {
    type: 'string',
    placeholder: 'FILE',
    help: 'write the result there, as JSON',
    takenBy: everyone,
  },
  keep: {
    type: 'boolean',
    help: 'keep the lab afterwards, and print how to enter and remove it',
    takenBy: ['full'],
  },
  'all-endpoints': {
    type: 'boolean',
    help: 'include containers that you launched beside the lab’s own',
    input: {
      description: "Scenario check includes containers that earlier steps launched beside the lab's own",
    },
  },
  reboot: {
    type: 'string',
    placeholder: 'WAY',
    default: 'power-cut',
    // Which machines there are, only the lab tells.
    legal: {rule: 'rolling, all, power-cut or the name of a machine', test: isLabName},
    help: 'rolling, all, power-cut or the name of one machine',
    input: {
      description: 'How scenario persistence reboots - rolling, all, power-cut or the name of one machine',
    },
  },
  acts: {
    type: 'string',
    placeholder: 'LIST',
    shownDefault: 'all of them',
    legal: ruled({
      pattern: /^[\p{L}\p{N}][^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{0,999}$/u,
      rule: 'numbers, ranges or parts of names, with commas between',
    }),
    help: 'only these acts, such as S3,S10-S14,nginx: numbers, ranges, or parts of names',
  },
  all: {type: 'boolean', help: 'every lab on this host'},
  force: {type: 'boolean', help: 'also end a run that is using the lab'},
  abandoned: {type: 'boolean', help: 'only labs, or faults, whose run is dead'},
  'expect-failure': {
    type: 'boolean',
    help: 'exit code 0 only if the command ran there and failed',
  },
  'expect-unreachable': {
    type: 'boolean',
    help: 'exit code 0 only if curl, fping, nc, ping, timeout or wget failed because nothing answered',
  },
  for: {
    type: 'string',
    placeholder: 'DURATION',
    shownDefault: 'until Ctrl-C; of a fault 10s, or none where it is over at once',
    legal: legalWait,
    help: 'how long it captures, or a fault holds, such as 10s',
  },
  within: {
    type: 'string',
    placeholder: 'DURATION',
    default: '30s',
    legal: legalWait,
    help: 'how long it may take after a fault until everything is as expected',
  },
  flow: {
    type: 'string',
    multiple: true,
    placeholder: 'FROM:TO[:BY]',
    legal: {rule: givenFlowRule, test: text => parseGivenFlow(text) !== undefined},
    help: 'questions that go on meanwhile, by icmp where nothing is said; may be repeated',
  },
  'max-outage': {
    type: 'string',
    placeholder: 'TIME',
    shownDefault: 'any, which is told',
    // As a lab file has it.
    legal: {rule: timeRule('300ms'), test: isTime},
    help: 'the longest outage of each flow that is no failure',
  },
  list: {type: 'boolean', help: 'which faults can be made in the lab, and how they are written'},
  format: {
    type: 'string',
    placeholder: 'NAME',
    choices: ['mermaid', 'dot'],
    default: 'mermaid',
    help: 'language of the picture: mermaid, or dot for Graphviz',
  },
  rules: {type: 'boolean', help: 'also draw who has to reach whom, and who must not'},
  json: {type: 'boolean', help: 'machine-readable output'},
} as const satisfies Record<string, Option>
