import {CheckFailed} from './check-failed.ts'

/** The one comparison of the checks: both sides as text, equal or the check has failed. */
export function expectEqual(what: string, expected: unknown, got: unknown, hint?: string): void {
  const [wanted, came] = [shown(expected), shown(got)]
  if (wanted !== came) throw new CheckFailed({expected: `${what}: ${wanted}`, got: came, hint})
}

const shown = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(shown).join(', ') || 'none'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)
