import {LabError} from './lab-error.ts'
import {run} from './run.ts'

/** Milliseconds for all files of a lab: 2 s were measured for a hundred thousand. */
const removalDeadline = 300_000

/**
 * Removes a folder of root's with all that is in it, and nothing that is mounted there; none is no error. Not by Node,
 * which needs each path as a whole: a machine can nest its folders deeper than the longest path.
 */
export async function removeTree(folder: string): Promise<void> {
  const {status, stderr} = await run(['rm', '-rf', '--one-file-system', '--', folder], {
    timeoutMs: removalDeadline,
  })
  if (status === 0) return
  throw new LabError(`cannot remove ${folder}: ${stderr.trim().split('\n').at(-1) || 'no end in time'}`, {
    hint: `findmnt -R ${folder}; lsattr -d ${folder}`,
  })
}
