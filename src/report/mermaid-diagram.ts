import {type Box, colours, type Diagram, shortNames} from './diagram.ts'
import {plainText} from './plain-text.ts'
import type {ReachState} from './reach.ts'

const arrows = {cable: '---', overlay: '-.-', question: '-->'} as const

/** The picture as a flowchart in Mermaid. */
export function mermaidDiagram(diagram: Diagram): string {
  const names = shortNames(diagram)
  const boxes: Box[] = []
  const drawn = (box: Box): string => {
    boxes.push(box)
    const words = `"${box.words.filter(Boolean).map(label).join('<br/>')}"`
    return `${names.get(box.id)}${box.isRound ? `([${words}])` : `[${words}]`}`
  }
  const items = diagram.items.flatMap((item, index) =>
    'boxes' in item
      ? [
          `  subgraph f${index}["${label(item.title)}"]`,
          ...item.boxes.map(box => `    ${drawn(box)}`),
          '  end',
        ]
      : [`  ${drawn(item)}`],
  )
  const lines = diagram.lines.map(({from, to, kind, words}) => {
    const said = words === undefined ? '' : `|"${label(words)}"|`
    return `  ${names.get(from)} ${arrows[kind]}${said} ${names.get(to)}`
  })
  return ['flowchart TB', ...items, ...lines, ...classes(boxes, names)].join('\n')
}

function classes(boxes: readonly Box[], names: ReadonlyMap<string, string>): string[] {
  return (Object.keys(colours) as ReachState[]).flatMap(state => {
    const own = boxes.filter(box => box.state === state).map(({id}) => names.get(id))
    const [fill, stroke, color] = colours[state]
    return own.length === 0
      ? []
      : [
          `  classDef ${state} fill:${fill},stroke:${stroke},color:${color}`,
          `  class ${own.join(',')} ${state}`,
        ]
  })
}

/** Text of a box: what Mermaid could read as its own, or the page as HTML, becomes its entity codes. */
const label = (said: string): string =>
  plainText(said)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/["#%<>&`;\\]/g, found => `#${found.charCodeAt(0)};`)
