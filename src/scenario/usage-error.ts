/** Wrong usage: exit code 64. Each problem names the thing, the rule, the value and the remedy. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
