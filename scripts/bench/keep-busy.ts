import {spawn} from 'node:child_process'
import {availableParallelism} from 'node:os'

/** It ends with who started it, however that ends. */
const loop = 'const parent = process.ppid; while (process.ppid === parent);'

/** Keeps every processor busy for as long as the body runs, with processes that are as important as all others. */
export async function keepBusy<T>(body: () => Promise<T>): Promise<T> {
  const busy = Array.from({length: availableParallelism()}, () =>
    spawn(process.execPath, ['-e', loop], {stdio: 'ignore'}),
  )
  try {
    return await body()
  } finally {
    for (const child of busy) child.kill('SIGKILL')
  }
}
