import type {Machine} from '../../../src/api/index.ts'

/** Runs commands one after the other; a failing one ends it. */
export async function all(
  machine: {succeed: Machine['succeed']},
  ...commands: (readonly string[])[]
): Promise<void> {
  for (const argv of commands) await machine.succeed(argv)
}

/** Runs commands one after the other, whatever becomes of each: what an act did not do need not be undone. */
export async function each(
  machine: {run: Machine['run']},
  ...commands: (readonly string[])[]
): Promise<void> {
  for (const argv of commands) await machine.run(argv)
}
