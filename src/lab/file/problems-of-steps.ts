import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {plannedMachines} from './planned-machines.ts'
import {problemsOfFlows} from './problems-of-flows.ts'
import {problemsOfWords} from './problems-of-words.ts'
import {problemsOnMachines} from './problems-on-machines.ts'
import {unknownName} from './unknown-name.ts'

/** What is done to machines, and what is asked on them. */
export function problemsOfSteps(file: LabFile): LocatedProblem[] {
  return [...problemsOfSetup(file), ...problemsOfChecks(file), ...problemsOfOrder(file)].concat(
    (file.reboots ?? []).flatMap((reboot, index) =>
      problemsOfReboot(file, ['reboots', String(index)], reboot),
    ),
  )
}

const problemsOfReboot = (
  file: LabFile,
  path: string[],
  {machines = [], flows}: NonNullable<LabFile['reboots']>[number],
): LocatedProblem[] => [
  ...problemsOnMachines(file, [...path, 'machines'], machines),
  ...problemsOfFlows(file, [...path, 'flows'], flows),
]

function problemsOfSetup(file: LabFile): LocatedProblem[] {
  const writers = new Map<string, number>()
  const names = new Set<string>()
  return (file.setup ?? []).flatMap((step, index) => {
    const path = ['setup', String(index)]
    const outputs = step.outputs ?? []
    const twins = outputs.filter(name => writers.has(name))
    for (const name of outputs) writers.set(name, index + 1)
    const isTwice = step.name !== undefined && names.has(step.name)
    names.add(step.name ?? '')
    return [
      ...(isTwice
        ? [
            {
              path: [...path, 'name'],
              rule: 'must not be the name of two steps',
              value: step.name,
              remedy: 'choose another name',
            },
          ]
        : []),
      ...oneDeed(path, step, step.files !== undefined),
      ...problemsOnMachines(file, [...path, 'on'], step.on ?? []),
      ...problemsOfFlows(file, [...path, 'flows'], step.flows),
      ...twins.map(value => ({
        path: [...path, 'outputs'],
        rule: 'must not be an output of two steps',
        value,
        remedy: 'choose another name',
      })),
      ...(step.masked ?? [])
        .filter(name => !outputs.includes(name))
        .map(value => unknownName([...path, 'masked'], 'be an output of this step', {value, known: outputs})),
    ]
  })
}

function problemsOfChecks(file: LabFile): LocatedProblem[] {
  return (file.checks ?? []).flatMap((check, index) => {
    const path = ['checks', String(index)]
    const stray = check.use === undefined ? [] : (['status', 'output'] as const)
    return [
      ...oneDeed(path, check, false),
      ...problemsOnMachines(file, [...path, 'on'], check.on ?? []),
      ...stray
        .filter(key => check.run === undefined && check[key] !== undefined)
        .map(key => ({
          path: [...path, key],
          rule: 'must not stand beside use, whose function itself tells what is wrong',
          isKey: true,
          remedy: 'leave it out',
        })),
    ]
  })
}

/** A command on machines, or a function of a script. */
function oneDeed(
  path: string[],
  {run, use, on}: {run?: string | undefined; use?: string | undefined; on?: readonly string[] | undefined},
  lays: boolean,
): LocatedProblem[] {
  if (use !== undefined && run !== undefined)
    return [
      {path: [...path, 'use'], rule: 'must not stand beside run', isKey: true, remedy: 'make two of it'},
    ]
  if (use === undefined && run === undefined && !lays) return [{path, rule: 'must do something: run or use'}]
  return use === undefined && on === undefined ? [{path, rule: 'must say where: on is missing'}] : []
}

function problemsOfOrder(file: LabFile): LocatedProblem[] {
  const ids = (items: readonly {id?: readonly string[] | undefined}[]) => items.flatMap(({id}) => id ?? [])
  const known = {
    setup: (file.setup ?? []).flatMap(({name}) => name ?? []),
    expect: ids(file.expect),
    checks: ids(file.checks ?? []),
    fault: ids(file.faults ?? []),
  }
  const later = plannedMachines(file).filter(({machine}) => machine.start === 'later')
  return (file.order ?? []).flatMap((item, index) => {
    const path = ['order', String(index)]
    const keys = Object.entries(item).filter(([, value]) => value !== undefined)
    const names = (['setup', 'expect', 'checks', 'fault'] as const).flatMap(key =>
      (item[key] ?? [])
        .filter(value => value !== 'all' && !known[key].includes(value))
        .map(value =>
          unknownName([...path, key], `be all, or of ${key === 'fault' ? 'faults' : key}`, {
            value,
            known: known[key],
          }),
        ),
    )
    const {join} = item
    return [
      ...(keys.length === 1
        ? []
        : [{path, rule: `must be one thing to do; has ${keys.map(([key]) => key).join(', ') || 'none'}`}]),
      ...names,
      ...(item.start ?? [])
        .filter(word => !later.some(({name, key}) => word === name || word === key))
        .map(value =>
          unknownName([...path, 'start'], 'be a machine with start: later', {
            value,
            known: later.map(({name}) => name),
          }),
        ),
      ...problemsOnMachines(file, [...path, 'unchanged'], item.unchanged ?? []),
      ...(item.reboot ? problemsOfReboot(file, [...path, 'reboot'], item.reboot) : []),
      ...problemsOfWords(
        file,
        [...path, 'join', 'members'],
        (join?.members ?? []).filter(word => !plannedMachines(file).some(({key}) => word === key)),
        Object.keys(file.groups),
      ),
      ...(join && !Object.hasOwn(file.overlays, join.overlay)
        ? [
            unknownName([...path, 'join', 'overlay'], 'name an overlay of this file', {
              value: join.overlay,
              known: Object.keys(file.overlays),
            }),
          ]
        : []),
    ]
  })
}
