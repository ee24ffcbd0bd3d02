/** Where a text stands, in pixels from the left. */
interface LabelSpan {
  from: number
  to: number
}

/** Pixels of a letter, on average, in a text of 11 pixels: 5.8 were measured in a browser, and a little more. */
const letter = 6.1

export const widthOf = (words: string): number => words.length * letter

/** For each text the first row, from 0 on, in which it covers none of those before it. */
export function labelRows(spans: readonly LabelSpan[]): number[] {
  const rows: LabelSpan[][] = []
  return spans.map(span => {
    const free = rows.findIndex(row => row.every(other => span.from >= other.to || span.to <= other.from))
    const row = free < 0 ? rows.length : free
    rows[row] = [...(rows[row] ?? []), span]
    return row
  })
}
