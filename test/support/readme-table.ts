import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {packageRoot} from '../../src/lab/package-root.ts'

/** Rows of the README's table that has these columns, cell by cell; an escaped `|` as it is meant. */
export function readmeTable(...columns: string[]): string[][] {
  const lines = readFileSync(join(packageRoot, 'README.md'), 'utf8').split('\n')
  const cells = (line: string): string[] =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(cell => cell.trim().replaceAll('\\|', '|'))
  const head = lines.findIndex(line => line.startsWith('|') && cells(line).join() === columns.join())
  if (head === -1) throw new Error(`README.md has no table with the columns ${columns.join(', ')}`)
  const rows = lines.slice(head + 2)
  return rows
    .slice(
      0,
      rows.findIndex(row => !row.startsWith('|')),
    )
    .map(cells)
}
