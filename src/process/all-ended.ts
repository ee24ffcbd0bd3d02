/** What all of them give, once all have ended; throws what the first one in the list threw that failed. */
export async function allEnded<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(work)
  return results.map(result => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
