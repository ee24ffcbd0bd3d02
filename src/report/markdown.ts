import {harmlessLines} from './harmless-lines.ts'
import {plainText} from './plain-text.ts'

/** What Markdown, HTML, GitHub's math or its references to issues and people could make something of. */
const special = /[&<>`*_[\]|\\~$#@]/g

/** Characters of one line in a block, and of a text between our own words; more is in the JUnit file. */
const longestLine = 1000
const longestText = 300

/** Text within a paragraph or a cell of a table, which shows as it is and does nothing. */
export function text(said: string): string {
  const line = plainText(said).trim().replaceAll(/\s+/g, ' ')
  const cut = line.length > longestText ? `${line.slice(0, longestText)}…` : line
  // GitHub looks for people and issues after it has read the references: it finds none across a zero-width space.
  return cut.replaceAll(special, found =>
    /[@#]/.test(found) ? `${found}\u200b` : `&#${found.charCodeAt(0)};`,
  )
}

/** The same, set as code. */
export const code = (said: string): string => `<code>${text(said)}</code>`

/** A block of what a machine may have written. Its lines begin with our own mark, and no line can end the block. */
export function block(lines: readonly string[]): string {
  const shown = harmlessLines(lines.join('\n')).map(line =>
    line.length > longestLine ? `${line.slice(0, longestLine)}…` : line,
  )
  const longestFence = Math.max(2, ...[...shown.join('\n').matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longestFence + 1)
  return [`${fence}text`, ...shown, fence].join('\n')
}

/** A table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Folded away until somebody opens it. The empty lines make GitHub read what is inside as Markdown. */
export const details = (label: string, inside: string): string =>
  `<details><summary>${text(label)}</summary>\n\n${inside}\n\n</details>`
