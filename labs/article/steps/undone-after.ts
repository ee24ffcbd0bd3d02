/** Does something, and undoes it whatever comes of it. Where both fail, why the first one did is told. */
export async function undoneAfter<T>(act: () => Promise<T>, undo: () => Promise<void>): Promise<T> {
  let result: T
  try {
    result = await act()
  } catch (error) {
    await undo().catch(() => {})
    throw error
  }
  await undo()
  return result
}
