/** Name and value of the only one of its kind in a lab file. Throws an Error where there is none, or another. */
export function theOnly<T>(what: string, named: Readonly<Record<string, T>>): [string, T] {
  const [first, ...others] = Object.entries(named)
  if (first && others.length === 0) return first
  throw new Error(`a lab needs exactly one ${what}; got ${Object.keys(named).join(', ') || 'none'}`)
}
