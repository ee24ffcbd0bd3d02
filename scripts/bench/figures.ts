/** min/median/max */
export function spread(values: readonly number[], shown = seconds): string {
  const sorted = ascending(values)
  return [sorted[0], median(values), sorted.at(-1)].map(value => shown(value ?? 0)).join('/')
}

export const median = (values: readonly number[]): number =>
  ascending(values)[Math.floor(values.length / 2)] ?? 0

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

export const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2)

/** A line with a figure and, where it has one, its budget and whether it was kept. */
export function figure(
  what: string,
  value: string,
  unit: string,
  budget?: {most: number; got: number},
): void {
  const held =
    budget === undefined ? '' : `budget ${budget.most} ${unit}${budget.got > budget.most ? '  MISSED' : ''}`
  console.log(`${what.padEnd(44)}${value.padStart(22)} ${unit.padEnd(5)}${held}`.trimEnd())
}

/** Times in milliseconds as a figure in seconds; the budget is about their median. */
export const timesFigure = (what: string, times: readonly number[], most?: number): void =>
  figure(what, spread(times), 's', most === undefined ? undefined : {most, got: median(times) / 1000})

/** A table: words to the left, figures to the right. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  for (const row of rows)
    console.log(
      row
        .map((word, column) =>
          column === 0 ? word.padEnd(widths[0] ?? 0) : word.padStart((widths[column] ?? 0) + 2),
        )
        .join('')
        .trimEnd(),
    )
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
