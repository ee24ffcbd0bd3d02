/**
 * The same question, asked once for all who want its answer at the same time: who comes while it is being answered gets that
 * answer, and who comes later another one. Questions about different keys have nothing to do with each other.
 */
export function sharedWhileAsked<Key extends object, Answer, Rest extends readonly unknown[]>(
  ask: (key: Key, ...rest: Rest) => Promise<Answer>,
): (key: Key, ...rest: Rest) => Promise<Answer> {
  const inFlight = new WeakMap<Key, Promise<Answer>>()
  return (key, ...rest) => {
    const asked = inFlight.get(key) ?? ask(key, ...rest).finally(() => inFlight.delete(key))
    inFlight.set(key, asked)
    return asked
  }
}
