import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {docTables, type Table} from './doc-tables.ts'
import {labPicture} from './lab-picture.ts'

// Writes the tables of docs/ between their markers, `<!-- table: NAME -->` and `<!-- end of table -->`, and the pictures of
// labs, `<!-- picture: LAB -->` and `<!-- end of picture -->`. With --check nothing is written, and a page that differs is
// an error.

const folder = path.join(path.dirname(import.meta.dirname), 'docs')
const marked = /(<!-- table: ([a-z ]+) -->\n)[\s\S]*?(<!-- end of table -->)/g
const picture = /(<!-- picture: ([a-z-]+) -->\n)[\s\S]*?(<!-- end of picture -->)/g

/** The pages whose tables are not what the code gives, with the text that they should have. */
async function outdatedPages(): Promise<Map<string, string>> {
  const outdated = new Map<string, string>()
  const unused = new Set(Object.keys(docTables))
  const pages = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  for (const name of pages.filter(each => each.endsWith('.md') && !each.startsWith('samples/'))) {
    const text = readFileSync(path.join(folder, name), 'utf8')
    const tables = new Map<string, string>()
    for (const [, , table = ''] of text.matchAll(marked)) {
      const make = docTables[table]
      if (!make) throw new Error(`docs/${name}: no table is called "${table}"`)
      tables.set(table, markdown(await make()))
      unused.delete(table)
    }
    const wanted = text
      .replaceAll(marked, (_all, begin, table, end) => `${begin}\n${tables.get(table)}\n\n${end}`)
      .replaceAll(picture, (_all, begin, lab, end) => `${begin}\n${labPicture(lab)}\n\n${end}`)
    if (wanted !== text) outdated.set(name, wanted)
  }
  if (unused.size > 0) throw new Error(`docs/ has no marker for the tables ${[...unused].join(', ')}`)
  return outdated
}

/** Aligned as the formatter wants it. */
function markdown({columns, rows}: Table): string {
  const lines = [columns, ...rows].map(cells => cells.map(cell => cell.replaceAll('|', '\\|')))
  const widths = columns.map((_, column) =>
    Math.max(3, ...lines.map(cells => [...(cells[column] ?? '')].length)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width)).join(' | ')} |`
  const [head = [], ...body] = lines
  return [line(head), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  )
}

const pad = (text: string, width: number): string => text + ' '.repeat(width - [...text].length)

for (const [name, text] of await outdatedPages()) {
  if (process.argv.includes('--check')) {
    console.error(
      `docs/${name} has a table that is not what the code gives\nhint: npm run docs, and commit it`,
    )
    process.exitCode = 1
  } else {
    writeFileSync(path.join(folder, name), text)
    console.log(`docs/${name}`)
  }
}
