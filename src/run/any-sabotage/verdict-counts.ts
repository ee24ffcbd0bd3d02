/** How often acts of any lab ended how. */
export function verdictCounts(verdicts: readonly string[]): string {
  const order = ['caught', 'missed', 'not covered by any rule', 'not possible here']
  return order.map(word => `${verdicts.filter(verdict => verdict === word).length} ${word}`).join(', ')
}
