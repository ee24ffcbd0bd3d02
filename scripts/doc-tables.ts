import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {parse} from 'yaml'
import {faultForms} from '../src/lab/fault/fault-forms.ts'
import {run} from '../src/process/run.ts'
import {featuresOf} from '../src/providers/features.ts'
import type {ProviderName} from '../src/providers/provider-names.ts'
import {verification} from '../src/providers/verification.ts'
import {exitCodeMeanings, exitCodes} from '../src/run/exit-codes.ts'
import {labKeyTable} from './lab-keys.ts'
import {providerFacts} from './provider-facts.ts'

export interface Table {
  columns: readonly string[]
  rows: readonly (readonly string[])[]
}

const root = path.dirname(import.meta.dirname)
const yaml = (file: string) => parse(readFileSync(path.join(root, file), 'utf8'))
const code = (text: string): string => (text === '' ? '' : `\`${text}\``)

/** The tables of docs/ that are made from the code, by the name that their marker has. */
export const docTables: Readonly<Record<string, () => Table | Promise<Table>>> = {
  inputs: () => ({
    columns: ['input', 'default', 'meaning'],
    rows: Object.entries<Input>(yaml('action.yml').inputs)
      // No person sets it.
      .filter(([name]) => name !== 'job-status')
      .map(([name, input]) => [code(name), code(input.default), input.description]),
  }),
  outputs: () => ({
    columns: ['output', 'content'],
    rows: Object.entries<Input>(yaml('action.yml').outputs).map(([name, {description}]) => [
      code(name),
      description,
    ]),
  }),
  flags: flagTable,
  'exit codes': () => ({
    columns: ['exit code', 'meaning'],
    rows: Object.entries(exitCodes).map(([name, number]) => [
      String(number),
      exitCodeMeanings[name as keyof typeof exitCodes],
    ]),
  }),
  providers: () => ({
    columns: ['provider', 'machines', 'needs', 'networks', 'verified'],
    rows: Object.entries(providerFacts).map(([name, {machines, needs}]) => [
      code(name),
      machines,
      needs,
      networksOf(name as keyof typeof providerFacts),
      verification[name as keyof typeof verification].how,
    ]),
  }),
  'lab file': labKeyTable,
  faults: () => ({
    columns: ['fault', 'what happens'],
    rows: Object.values(faultForms).map(({form, does}) => [code(form), does]),
  }),
  deliverables: () => ({
    columns: ['id', 'deliverable'],
    rows: Object.entries<string>(yaml('labs/article/lab.yaml').deliverables),
  }),
  claims() {
    const {controls} = yaml('labs/article/lab.yaml')
    return {
      columns: ['id', 'claim'],
      rows: Object.entries<string>(yaml('labs/article/claims.yaml').claims).map(([id, sentence]) => [
        id,
        controls.includes(id) ? `control: ${sentence}` : sentence,
      ]),
    }
  },
  invariants: () => ({
    columns: ['id', 'invariant'],
    rows: Object.entries<string>(yaml('labs/article/claims.yaml').invariants),
  }),
}

/** In the words of the lab file. */
function networksOf(name: ProviderName): string {
  const {networks, ipv6, staticAddresses, chosenMtu} = featuresOf(name)
  const families = ipv6 ? 'IPv4 and IPv6' : 'IPv4'
  const more = [staticAddresses ? 'DHCP or static' : 'its own addresses', chosenMtu ? 'any MTU' : 'MTU 1500']
  return [networks === 'many' ? 'any number' : 'one', families, ...more].join(', ')
}

interface Input {
  description: string
  default: string
}

/** From what each command prints with --help. */
async function flagTable(): Promise<Table> {
  const scripts = readdirSync(path.join(root, 'scenarios'))
  const helps = await Promise.all(
    scripts.map(async script => {
      const argv = [process.execPath, path.join(root, 'scenarios', script), '--help']
      const {stdout} = await run(argv, {timeoutMs: 20_000})
      return {command: path.basename(script, '.mjs'), stdout}
    }),
  )
  const found = new Map<string, {commands: string[]; meaning: string}>()
  for (const {command, stdout} of helps) {
    for (const [, flag = '', meaning = ''] of stdout.matchAll(/^ {2}(--\S+(?: \S+)*) {2,}(.+)$/gm)) {
      const known = found.get(flag) ?? {commands: [], meaning}
      found.set(flag, {meaning, commands: [...known.commands, command]})
    }
  }
  const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    columns: ['flag', 'commands', 'meaning'],
    rows: rows.map(([flag, {commands, meaning}]) => [code(flag), commands.join(', '), meaning]),
  }
}
