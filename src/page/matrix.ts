import {type CellGrid, cellGrid} from './cell-grid.ts'
import {element} from './element.ts'
import {HeatMap} from './heat-map.ts'
import type {Run, RunCase} from './read-run.ts'
import type {PageSection} from './section.ts'
import type {ShowCases} from './show-cases.ts'
import {whenLooksChange} from './when-looks-change.ts'

const keys = [
  ['passed', 'answer, as expected'],
  ['silent', 'silence, as expected'],
  ['partly', 'some services failed'],
  ['failed', 'failed'],
  ['error', 'error'],
  ['skipped', 'not run'],
] as const

/** The matrix of any phase and service as a heat map. */
export function matrixSection(run: Run, show: ShowCases): PageSection[] {
  const phases = run.phases.filter(({cases}) => cases.some(({cell}) => cell))
  if (phases.length === 0) return []
  const redOf = (cases: readonly RunCase[]): number =>
    cases.filter(({cell, status}) => cell && (status === 'failed' || status === 'error')).length
  const phase = select(
    'matrix-phase',
    phases.map(({name, cases}) => [name, redOf(cases) > 0 ? `${name} (${redOf(cases)} red)` : name]),
  )
  phase.value = (phases.find(({cases}) => redOf(cases) > 0) ?? phases[0])?.name ?? ''
  const service = element('select', {id: 'matrix-service'})
  const redOnly = element('input', {type: 'checkbox', id: 'matrix-red'})
  const isRed = redOf(run.cases) > 0
  const told = element('p', {class: 'muted', role: 'status'})
  const map = new HeatMap(show)

  const draw = (): void => {
    const grid = cellGrid(run, {phase: phase.value, service: service.value, redOnly: redOnly.checked})
    told.textContent = `${grid.names.length} endpoints, ${grid.red.length} red squares`
    map.draw(grid, startsOfMachines(run, grid))
  }
  const chosen = (): void => {
    const own = phases.find(({name}) => name === phase.value)?.cases ?? []
    const services = [...new Set(own.flatMap(({cell}) => cell?.service ?? []))]
    const before = service.value
    const all = services.length > 1 ? [['', 'all services'] as const] : []
    service.replaceChildren(...options([...all, ...services.map(each => [each, each] as const)]))
    service.value = services.includes(before) ? before : (all[0]?.[0] ?? services[0] ?? '')
    draw()
  }
  phase.addEventListener('input', chosen)
  for (const field of [service, redOnly]) field.addEventListener('input', draw)
  whenLooksChange(map.place, draw)
  chosen()
  const fields = element(
    'form',
    {class: 'filter', submit: event => event.preventDefault()},
    element('label', {for: phase.id}, 'Phase', phase),
    element('label', {for: service.id}, 'Service', service),
    isRed
      ? element('label', {class: 'check', for: redOnly.id}, redOnly, 'only endpoints with red cells')
      : undefined,
  )
  const legend = element(
    'p',
    {class: 'legend'},
    keys.map(([state, words]) => element('span', {}, element('i', {class: `swatch cell-${state}`}), words)),
  )
  const help = element(
    'p',
    {class: 'muted', id: 'matrix-help'},
    'Rows ask, columns are asked. Arrow keys move, Enter shows the cell’s cases, N and P go to the next and the previous red one.',
  )
  return [{id: 'matrix', title: 'Who reaches whom', body: [fields, legend, told, map.place, help]}]
}

/** Where the endpoints of the next machine begin. */
function startsOfMachines({data: {lab}}: Run, {names}: CellGrid): number[] {
  const machines = new Map(lab?.endpoints.map(({name, machine}) => [name, machine ?? name]))
  const machineAt = (at: number): string | undefined => machines.get(names[at] ?? '')
  return [...names.keys()].filter(at => at === 0 || machineAt(at) !== machineAt(at - 1))
}

const select = (id: string, values: readonly (readonly [string, string])[]): HTMLSelectElement =>
  element('select', {id}, options(values))

const options = (values: readonly (readonly [string, string])[]): HTMLElement[] =>
  values.map(([value, words]) => element('option', {value}, words))
