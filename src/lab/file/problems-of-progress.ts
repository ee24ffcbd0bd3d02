import {noProgress, type Progress} from '../progress.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {membersOf} from './members-of.ts'
import {overlayPlans} from './overlay-plans.ts'
import {plannedMachines} from './planned-machines.ts'
import {joinedBy, progressAfter, progressOf, startedBy} from './progress-of.ts'

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

/** Steps, checks, rules and reboots all of whose machines have not started by then. */
function tooEarly(file: LabFile, path: string[], item: OrderItem, {started}: Progress): LocatedProblem[] {
  const absent = (words: readonly string[] | undefined): string[] => allAbsent(file, words, started)
  const told = (key: string, names: readonly string[]): LocatedProblem[] =>
    names.length === 0
      ? []
      : [
          {
            path: [...path, key],
            rule: `must not come before ${names.join(', ')} ${names.length > 1 ? 'have' : 'has'} started`,
            isKey: true,
          },
        ]
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
    ...told('unchanged', absent(item.unchanged)),
  ]
}

/** Rules, steps and checks that are about nobody, since no step of the order starts their machines. */
function neverThere(file: LabFile): LocatedProblem[] {
  const {started} = progressOf(file)
  const told = (path: string[], words: readonly string[] | undefined): LocatedProblem[] =>
    allAbsent(file, words, started).length === 0
      ? []
      : [
          {
            path,
            rule: 'must stand for somebody who is there: these start later, and no step of the order starts them',
            value: words,
          },
        ]
  return [
    ...(file.setup ?? []).flatMap(({on}, index) => told(['setup', String(index), 'on'], on)),
    ...(file.checks ?? []).flatMap(({on}, index) => told(['checks', String(index), 'on'], on)),
    ...file.expect.flatMap(({from, to}, index) => [
      ...told(['expect', String(index), 'from'], from),
      ...told(['expect', String(index), 'to'], to),
    ]),
  ]
}

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
