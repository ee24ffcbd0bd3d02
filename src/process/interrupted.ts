/** A person or a runner asked the scenario to stop. */
export class Interrupted extends Error {
  override readonly name = 'AbortError'
}
