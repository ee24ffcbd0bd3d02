// Stands in the bundle for lodash, of which junit-report-builder takes these two and nothing else.

export default {
  forEach<T>(list: readonly T[], visit: (item: T) => void): void {
    for (const item of list) visit(item)
  },
  isDate: (value: unknown): value is Date => value instanceof Date,
}
