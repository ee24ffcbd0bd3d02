import type {CaseResult} from './case.ts'
import {formatDuration} from './format-duration.ts'
import type {LabPicture} from './lab-picture.ts'
import {plainText} from './plain-text.ts'
import {type Reach, type ReachState, reachOfEndpoints, reachState} from './reach.ts'
import type {Report, SuiteReport} from './report.ts'

/** Colours that can be read on a light and on a dark page. */
const styles: Readonly<Record<ReachState, string>> = {
  ok: 'fill:#dafbe1,stroke:#1a7f37,color:#0b3d17',
  partly: 'fill:#fff8c5,stroke:#9a6700,color:#3b2300',
  bad: 'fill:#ffebe9,stroke:#cf222e,color:#4c0b11',
  unknown: 'fill:#eaeef2,stroke:#6e7781,color:#24292f',
}

/** The lab as a flowchart in Mermaid, with the cells of the matrix painted on it. */
export function topologyGraph(lab: LabPicture, results: readonly CaseResult[]): string {
  const reaches = reachOfEndpoints(results)
  const nodes: {id: string; state: ReachState}[] = []
  const node = (name: string, ...lines: string[]): string => {
    const reach = reaches.get(name)
    const id = `n${nodes.length}`
    nodes.push({id, state: reachState(reach)})
    return `${id}["${[...lines, counted(reach)].filter(Boolean).map(label).join('<br/>')}"]`
  }
  const places = [{name: 'host', role: 'host', ...lab.host}, ...lab.machines].map((machine, index) => {
    const bridge = node(
      machine.name,
      ...(machine.fanAddress === undefined ? [machine.name] : ['overlay', machine.fanAddress]),
    )
    const bridgeId = `n${nodes.length - 1}`
    const inside = lab.endpoints
      .filter(each => each.machine === machine.name && isContained(each.kind))
      .map(each => `    ${bridgeId} --- ${node(each.name, each.name, each.address ?? '')}`)
    return [
      `  subgraph m${index}["${label(`${machine.name}, ${machine.address}`)}"]`,
      `    ${bridge}`,
      ...inside,
      '  end',
      `  underlay --- ${bridgeId}`,
    ]
  })
  const homeless = lab.endpoints.filter(each => isContained(each.kind) && each.machine === undefined)
  const elsewhere = homeless.map(each => `    ${node(each.name, each.name)}`)
  const classes = (Object.keys(styles) as ReachState[]).flatMap(state => {
    const own = nodes.filter(each => each.state === state).map(({id}) => id)
    return own.length === 0
      ? []
      : [`  classDef ${state} ${styles[state]}`, `  class ${own.join(',')} ${state}`]
  })
  const tunnel = lab.vni === undefined ? '' : `VXLAN, VNI ${lab.vni}, `
  return [
    'flowchart TB',
    `  underlay["${label(`underlay ${lab.underlay}`)}<br/>${label(`${tunnel}MTU ${lab.mtu}`)}"]`,
    ...places.flat(),
    ...(elsewhere.length === 0
      ? []
      : ['  subgraph elsewhere["not found on a machine"]', ...elsewhere, '  end']),
    ...classes,
  ].join('\n')
}

const isContained = (kind: string): boolean => kind === 'container' || kind === 'docker'

const counted = (reach: Reach | undefined): string => (reach ? `${reach.passed} of ${reach.total}` : '')

/** The phases on a time line, those with a failure marked. */
export function phaseTimeline({suites, startedAt}: Pick<Report, 'suites' | 'startedAt'>): string {
  const begun = suites.filter(({durationMs}) => durationMs > 0)
  return [
    'gantt',
    '  dateFormat x',
    '  axisFormat %M:%S',
    ...begun.map(suite => {
      const start = Math.max(0, suite.startedAt.getTime() - startedAt.getTime())
      const mark = hasFailed(suite) ? 'crit' : 'active'
      const name = `${word(suite.name)} ${formatDuration(suite.durationMs)}`
      return `  ${name} :${mark}, ${start}, ${start + Math.max(1, Math.round(suite.durationMs))}`
    }),
  ].join('\n')
}

const hasFailed = ({cases}: SuiteReport): boolean =>
  cases.some(({outcome}) => outcome.status === 'failed' || outcome.status === 'error')

/** Text of a node: what Mermaid could read as its own, or the page as HTML, becomes its entity codes. */
const label = (said: string): string =>
  plainText(said)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/["#<>&`;\\]/g, found => `#${found.charCodeAt(0)};`)

/** Name of a task: a colon would end it, and a hash or a semicolon begin something else. */
const word = (said: string): string =>
  plainText(said)
    .replaceAll(/[^\w .,()/-]/g, ' ')
    .trim() || 'phase'
