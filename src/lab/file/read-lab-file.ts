import {type LabFile, labFile} from './lab-file.ts'
import {LabFileError, toldAt} from './lab-file-error.ts'
import {readDocument} from './located-document.ts'
import type {LocatedProblem} from './located-problem.ts'
import {problemsOfReferences} from './problems-of-references.ts'
import {problemsOfShape} from './problems-of-shape.ts'

/**
 * Reads the text of a lab file. Throws a LabFileError that tells every problem at once: file, line, column, key, rule, value
 * and remedy. `file` is how the person called it; `more` are rules of those who know more than the file.
 */
export function readLabFile(
  text: string,
  file: string,
  more: (lab: LabFile) => readonly LocatedProblem[] = () => [],
): LabFile {
  const document = readDocument(text, file)
  const parsed = labFile.safeParse(document.content)
  const problems = parsed.success ? problemsIn(parsed.data, more) : problemsOfShape(labFile, document)
  if (parsed.success && problems.length === 0) return parsed.data
  throw new LabFileError(
    file,
    problems.map(problem => toldAt(document.place(problem), problem)),
  )
}

/** What others say of a lab counts once the lab holds together. */
function problemsIn(
  lab: LabFile,
  more: (lab: LabFile) => readonly LocatedProblem[],
): readonly LocatedProblem[] {
  const problems = problemsOfReferences(lab)
  return problems.length > 0 ? problems : more(lab)
}
