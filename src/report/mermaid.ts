import type {CaseResult} from './case.ts'
import type {Box} from './diagram.ts'
import {formatDuration} from './format-duration.ts'
import type {LabPicture} from './lab-picture.ts'
import {mermaidDiagram} from './mermaid-diagram.ts'
import {partsOf} from './parts-of.ts'
import {plainText} from './plain-text.ts'
import {type Reach, reachOfEndpoints, reachState} from './reach.ts'
import type {Report, SuiteReport} from './report.ts'

/** The lab as a flowchart in Mermaid, with the cells of the matrix painted on it. */
export function topologyGraph(lab: LabPicture, results: readonly CaseResult[]): string {
  const reaches = reachOfEndpoints(results)
  const box = (name: string, ...words: string[]): Box => {
    const reach = reaches.get(name)
    return {id: name, words: [...words, counted(reach)], state: reachState(reach)}
  }
  if (lab.overlay === undefined && (lab.networks?.length ?? 0) > 1) return networksGraph(lab, box)
  const contained = lab.endpoints.filter(({kind}) => kind === 'container' || kind === 'docker')
  const tunnel = lab.vni === undefined ? '' : `VXLAN, VNI ${lab.vni}, `
  const underlay: Box = {
    id: ' underlay',
    words: [`underlay ${lab.underlay}`, `${tunnel}MTU ${lab.mtu}`],
  }
  const places = [{name: 'host', ...lab.host}, ...lab.machines].map(({name, address, fanAddress}) => {
    const words = fanAddress === undefined ? [name] : ['overlay', fanAddress]
    const inside = contained.filter(({machine}) => machine === name)
    return {
      frame: {
        title: `${name}, ${address}`,
        boxes: [box(name, ...words), ...inside.map(each => box(each.name, each.name, each.address ?? ''))],
      },
      lines: [
        {from: underlay.id, to: name, kind: 'cable' as const},
        ...inside.map(each => ({from: name, to: each.name, kind: 'cable' as const})),
      ],
    }
  })
  const homeless = contained.filter(({machine}) => machine === undefined)
  const elsewhere = {
    title: 'not found on a machine',
    boxes: homeless.map(({name}) => box(name, name)),
  }
  return mermaidDiagram({
    items: [underlay, ...places.map(({frame}) => frame), ...(homeless.length > 0 ? [elsewhere] : [])],
    lines: places.flatMap(({lines}) => lines),
  })
}

/** A lab of several networks: each of them, and who is there with which addresses. */
function networksGraph(
  {networks = [], machines}: LabPicture,
  box: (name: string, ...words: string[]) => Box,
): string {
  const hosts = networks.some(({host}) => host.length > 0)
    ? [{name: 'host', networks: Object.fromEntries(networks.map(({name, host}) => [name, host]))}]
    : []
  const there = [...hosts, ...machines].map(({name, networks: own = {}}) => ({name, own}))
  const idOf = (network: string): string => ` network ${network}`
  return mermaidDiagram({
    items: [
      ...networks.map(({name, prefixes, mtu}): Box => {
        return {id: idOf(name), words: [name, ...prefixes, `MTU ${mtu}`], isRound: true}
      }),
      ...there.map(({name, own}) => box(name, name, ...Object.values(own).flat())),
    ],
    lines: there.flatMap(({name, own}) =>
      Object.entries(own)
        .filter(([, addresses]) => addresses.length > 0)
        .map(([network]) => ({from: idOf(network), to: name, kind: 'cable' as const})),
    ),
  })
}

const counted = (reach: Reach | undefined): string => (reach ? `${reach.passed} of ${reach.total}` : '')

/** The phases on a time line, those with a failure marked. */
export function phaseTimeline({suites, startedAt}: Pick<Report, 'suites' | 'startedAt'>): string {
  const begun = suites.filter(({durationMs}) => durationMs > 0)
  return [
    'gantt',
    '  dateFormat x',
    '  axisFormat %M:%S',
    ...begun.flatMap(suite =>
      partsOf(suite).map(({from, to}) => {
        const start = Math.max(0, from - startedAt.getTime())
        const mark = hasFailed(suite) ? 'crit' : 'active'
        const name = `${word(suite.name)} ${formatDuration(to - from)}`
        return `  ${name} :${mark}, ${start}, ${start + Math.max(1, Math.round(to - from))}`
      }),
    ),
  ].join('\n')
}

const hasFailed = ({cases}: SuiteReport): boolean =>
  cases.some(({outcome}) => outcome.status === 'failed' || outcome.status === 'error')

/** Name of a task: a colon would end it, and a hash or a semicolon begin something else. */
const word = (said: string): string =>
  plainText(said)
    .replaceAll(/[^\w .,()/-]/g, ' ')
    .trim() || 'phase'
