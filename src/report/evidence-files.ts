import {join} from 'node:path'
import type {CallersFiles} from '../files/callers-files.ts'
import type {Report} from './report.ts'

/** Names of one folder that are told; a person opens the folder for more. */
const most = 100

/** What lies in the folders of evidence that cases name, by folder; nothing of one that is not there. */
export function evidenceFiles(
  files: CallersFiles,
  reports: string,
  {suites}: Pick<Report, 'suites'>,
): Record<string, string[]> {
  const folders = new Set(suites.flatMap(({cases}) => cases.flatMap(({evidence}) => evidence ?? [])))
  return Object.fromEntries([...folders].map(folder => [folder, namesOf(files, join(reports, folder))]))
}

/** Files of the folder, and those of its folders, which are of one machine each. */
function namesOf(files: CallersFiles, folder: string): string[] {
  const found = namesIn(files, folder).flatMap(name => {
    const inside = namesIn(files, join(folder, name)).map(each => `${name}/${each}`)
    return inside.length > 0 ? inside : [name]
  })
  return found.slice(0, most)
}

/** None of what is no folder. The mark of the job is nobody's evidence. */
function namesIn(files: CallersFiles, folder: string): string[] {
  try {
    return files.list(folder).filter(name => !name.startsWith('.'))
  } catch {
    return []
  }
}
