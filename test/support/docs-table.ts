import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {packageRoot} from '../../src/process/package-root.ts'

/** Rows of all tables of a page that have these columns, cell by cell; an escaped `|` as it is meant. */
export function docsTable(page: string, ...columns: string[]): string[][] {
  const rows: string[][] = []
  let inTable = false
  for (const line of readFileSync(join(packageRoot, page), 'utf8').split('\n')) {
    const cells = cellsOf(line)
    if (!line.startsWith('|')) inTable = false
    else if (cells.join() === columns.join()) inTable = true
    else if (inTable && !/^[-| ]+$/.test(line)) rows.push(cells)
  }
  if (rows.length === 0) throw new Error(`${page} has no table with the columns ${columns.join(', ')}`)
  return rows
}

const cellsOf = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map(cell => cell.trim().replaceAll('\\|', '|'))
