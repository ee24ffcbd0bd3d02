import {type Box, colours, type Diagram, shortNames} from './diagram.ts'
import {plainText} from './plain-text.ts'

const styles = {cable: 'dir=none', overlay: 'dir=none, style=dashed', question: 'color="#6e7781"'} as const

/** The picture in DOT, the language of Graphviz. */
export function dotDiagram(diagram: Diagram): string {
  const names = shortNames(diagram)
  const drawn = (box: Box): string => `${names.get(box.id)} [${looks(box)}]`
  const items = diagram.items.flatMap((item, index) =>
    'boxes' in item
      ? [
          `  subgraph cluster_${index} {`,
          `    label=${quoted([item.title])}`,
          ...item.boxes.map(box => `    ${drawn(box)}`),
          '  }',
        ]
      : [`  ${drawn(item)}`],
  )
  const lines = diagram.lines.map(({from, to, kind, words}) => {
    const said = words === undefined ? '' : `, label=${quoted([words])}`
    return `  ${names.get(from)} -> ${names.get(to)} [${styles[kind]}${said}]`
  })
  return ['digraph lab {', '  node [shape=box]', ...items, ...lines, '}'].join('\n')
}

function looks({words, isRound, state}: Box): string {
  const paint = state && colours[state]
  return [
    `label=${quoted(words.filter(Boolean))}`,
    ...(isRound ? ['shape=ellipse'] : []),
    ...(paint ? [`style=filled, fillcolor="${paint[0]}", color="${paint[1]}", fontcolor="${paint[2]}"`] : []),
  ].join(', ')
}

/** Graphviz reads backslashes and, in labels, HTML's entities. */
const quoted = (lines: readonly string[]): string =>
  `"${lines
    .map(line =>
      plainText(line)
        .replaceAll(/\s+/g, ' ')
        .replaceAll('&', '&amp;')
        .replaceAll(/["\\]/g, found => `\\${found}`),
    )
    .join(String.raw`\n`)}"`
