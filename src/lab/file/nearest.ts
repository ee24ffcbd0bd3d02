/** The known word that a person most likely meant; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map(each => ({each, away: distance(word.slice(0, 60).toLowerCase(), each.toLowerCase())}))
    .filter(({each, away}) => away < each.length && away <= Math.max(1, Math.floor(each.length / 3)))
    .sort((a, b) => a.away - b.away)
  return best?.each
}

/** Levenshtein's: letters to add, to leave out or to change. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1]
    for (const [at, other] of [...b].entries())
      next.push(
        Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === other ? 0 : 1)),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
