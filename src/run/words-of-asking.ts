/** Who asks whom, and by what. */
interface Asking {
  from: readonly string[]
  to: readonly string[]
}

/** What stands in the file of an asking that reaches nobody, and what of it can be changed: `keys` are those beside from and to. */
export function wordsOfAsking<Key extends string>(
  asking: Asking & {[key in Key]?: unknown},
  keys: readonly Key[],
): {value: string; remedy: string} {
  const given = keys.filter(key => asking[key] !== undefined)
  const words = given.map(key => {
    const value: unknown = asking[key]
    return `${key} ${Array.isArray(value) ? value.join(', ') : String(value)}`
  })
  const who = `from ${asking.from.join(', ')} to ${asking.to.join(', ')}`
  return {
    value: [who, ...words].join(', '),
    remedy: `change ${['from', 'to', ...given].join(', ').replace(/, (\S+)$/, ' or $1')}`,
  }
}
