import {readFault} from '../fault/read-fault.ts'
import {noProgress, type Progress} from '../progress.ts'
import type {FaultDefinition} from './fault-definition.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {membersOf} from './members-of.ts'
import {overlayPlans} from './overlay-plans.ts'
import {plannedMachines} from './planned-machines.ts'
import {joinedBy, progressAfter, progressOf, startedBy} from './progress-of.ts'
import type {RuleDefinition} from './rule-definition.ts'

type OrderItem = NonNullable<LabFile['order']>[number]

/** What comes too early or twice in the order, and what is about machines that nobody ever starts. */
export function problemsOfProgress(file: LabFile): LocatedProblem[] {
  const never = neverThere(file)
  if (never.length > 0) return never
  let progress = noProgress
  return (file.order ?? []).flatMap((item, index) => {
    const path = ['order', String(index)]
    const problems = [
      ...problemsOfStart(file, path, item, progress),
      ...problemsOfJoin(file, path, item, progress),
      ...tooEarly(file, path, item, progress),
    ]
    progress = progressAfter(file, progress, item)
    return problems
  })
}

function problemsOfStart(
  file: LabFile,
  path: string[],
  {start = []}: OrderItem,
  {started}: Progress,
): LocatedProblem[] {
  return startedBy(file, start)
    .filter(name => started.includes(name))
    .map(value => ({path: [...path, 'start'], rule: 'must not start what runs by then', value}))
}

function problemsOfJoin(
  file: LabFile,
  path: string[],
  {join}: OrderItem,
  {started, joined}: Progress,
): LocatedProblem[] {
  if (!join) return []
  const at = [...path, 'join', 'members']
  const plan = overlayPlans(file).find(({name}) => name === join.overlay)
  const members = plan?.type === 'fan' ? plan.members : Object.keys(plan?.members ?? {})
  const machines = plannedMachines(file)
  return joinedBy(file, join.members).flatMap((value): LocatedProblem[] => {
    const machine = machines.find(({name}) => name === value)?.machine
    const told = (rule: string, remedy?: string): LocatedProblem[] => [
      {path: at, rule, value, ...(remedy !== undefined && {remedy})},
    ]
    if (!machine && value !== 'host') return told('must stand for machines or the host only')
    if (!members.includes(value))
      return told(`must be a member of ${join.overlay}`, `list it under members of ${join.overlay}`)
    if (plan?.type === 'fan' && machine?.role === 'lxd-cluster')
      return told('must not be of the LXD cluster, which puts its machines on the fan by itself')
    if (joined.some(each => each.overlay === join.overlay && each.member === value))
      return told(`must not join ${join.overlay} twice`)
    if (machine?.start === 'later' && !started.includes(value))
      return told('must run by then', `put {start: ${value}} above it`)
    return []
  })
}

/** Steps, checks, rules, faults and reboots all of whose machines have not started by then. */
function tooEarly(file: LabFile, path: string[], item: OrderItem, {started}: Progress): LocatedProblem[] {
  const absent = (words: readonly string[] | undefined): string[] => allAbsent(file, words, started)
  const told = (key: string, all: readonly string[]): LocatedProblem[] => {
    const names = [...new Set(all)]
    if (names.length === 0) return []
    return [
      {
        path: [...path, key],
        rule: `must not come before ${names.join(', ')} ${names.length > 1 ? 'have' : 'has'} started`,
        isKey: true,
        remedy: remedyOf(names, 'above it'),
      },
    ]
  }
  const isOf = (wanted: readonly string[] | undefined, ids: readonly string[] = []): boolean =>
    ids.some(id => wanted?.includes(id))
  const steps = (file.setup ?? []).filter(({name}) => name !== undefined && isOf(item.setup, [name]))
  return [
    ...told(
      'setup',
      steps.flatMap(({on}) => absent(on)),
    ),
    ...told(
      'checks',
      (file.checks ?? []).filter(({id}) => isOf(item.checks, id)).flatMap(({on}) => absent(on)),
    ),
    ...told(
      'expect',
      file.expect
        .filter(({id}) => isOf(item.expect, id))
        .flatMap(({from, to}) => [...absent(from), ...absent(to)]),
    ),
    ...told('reboot', absent(item.reboot?.machines)),
    ...told(
      'fault',
      (file.faults ?? [])
        // Of all faults none is left out, whoever is there.
        .filter(({id}) => item.fault?.includes('all') || isOf(item.fault, id))
        .flatMap(fault => [
          ...machinesOfFault(fault).flatMap(absent),
          ...(fault.expect ?? []).flatMap(({from, to}) => [...absent(from), ...absent(to)]),
        ]),
    ),
    ...told('unchanged', absent(item.unchanged)),
  ]
}

/** Whose machines no step of the order starts: they would be about nobody, and look as if they had been done. */
function neverThere(file: LabFile): LocatedProblem[] {
  const {started} = progressOf(file)
  const told = (
    path: string[],
    words: readonly string[] | undefined,
    value: unknown = words,
  ): LocatedProblem[] => {
    const names = allAbsent(file, words, started)
    if (names.length === 0) return []
    return [
      {
        path,
        rule: 'must stand for somebody who is there: these start later, and no step of the order starts them',
        value,
        remedy: remedyOf(names, 'into order'),
      },
    ]
  }
  const toldRules = (rules: readonly RuleDefinition[], above: string[]): LocatedProblem[] =>
    rules.flatMap(({from, to}, index) => [
      ...told([...above, String(index), 'from'], from),
      ...told([...above, String(index), 'to'], to),
    ])
  return [
    ...(file.setup ?? []).flatMap(({on}, index) => told(['setup', String(index), 'on'], on)),
    ...(file.checks ?? []).flatMap(({on}, index) => told(['checks', String(index), 'on'], on)),
    ...toldRules(file.expect, ['expect']),
    ...(file.reboots ?? []).flatMap(({machines}, index) =>
      told(['reboots', String(index), 'machines'], machines),
    ),
    ...(file.faults ?? []).flatMap((fault, index) => {
      const path = ['faults', String(index)]
      return [
        ...machinesOfFault(fault).flatMap(words =>
          fault.do === undefined ? told([...path, 'on'], words) : told([...path, 'do'], words, fault.do),
        ),
        ...toldRules(fault.expect ?? [], [...path, 'expect']),
      ]
    }),
  ]
}

/** Words for the machines that a fault is made on, a list for each side of a partition. */
function machinesOfFault({do: line, on}: FaultDefinition): (readonly string[])[] {
  if (line === undefined) return on ? [on] : []
  const read = readFault(line)
  // Who is on a network is known: a fault of one that has nobody is told where it stands.
  if (!('deed' in read) || 'network' in read.deed) return []
  return read.deed.kind === 'partition' ? [...read.deed.sides] : [read.deed.on]
}

const remedyOf = (names: readonly string[], where: string): string =>
  `put {start: ${names.length === 1 ? names[0] : `[${names.join(', ')}]`}} ${where}`

/** Whom the words stand for, where none of them is there by then. */
function allAbsent(
  file: LabFile,
  words: readonly string[] | undefined,
  started: readonly string[],
): string[] {
  if (words === undefined) return []
  const later = startedBy(
    file,
    plannedMachines(file).map(({name}) => name),
  )
  const {names} = membersOf(file, words)
  return names.every(name => later.includes(name) && !started.includes(name)) ? names : []
}
