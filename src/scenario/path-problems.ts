import {resolve} from 'node:path'
import {shownValue} from '../process/shown-value.ts'
import {type InputProblem, mustBe} from './input-problem.ts'

/** Bytes of a path and of one name in it, as Linux limits them; some room is left for what is put below it. */
const longestPath = 3000
const longestName = 200

/** What a flag that names a file or a folder names it for. */
export interface NamedPath {
  flag: 'reports' | 'result' | 'timings'
  text: string
}

/** What speaks against paths that will be written, as far as their text tells; whether they can be is tried later. */
export function pathProblems(paths: readonly NamedPath[]): InputProblem[] {
  return [...paths.flatMap(textProblems), ...sharedPaths(paths)]
}

function textProblems({flag, text}: NamedPath): InputProblem[] {
  const what = flag === 'reports' ? 'folder' : 'file'
  if (text.trim() === '')
    return [
      {tell: name => `${name(flag)} must name a ${what}; got ${text === '' ? 'an empty text' : 'blanks'}`},
    ]
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text))
    return [mustBe(flag, `the path of a ${what}, without control characters`, text)]
  const isTooLong =
    Buffer.byteLength(text) > longestPath ||
    text.split('/').some(part => Buffer.byteLength(part) > longestName)
  return isTooLong
    ? [mustBe(flag, `the path of a ${what} with names of at most ${longestName} bytes`, text)]
    : []
}

/** Two flags that name one path: the later would overwrite what the earlier wrote. */
function sharedPaths(paths: readonly NamedPath[]): InputProblem[] {
  return paths.flatMap(({flag, text}, index) => {
    const earlier = paths.slice(0, index).find(other => resolve(other.text) === resolve(text))
    if (!earlier) return []
    const got = shownValue(text)
    return [{tell: name => `${name(flag)} must be another path than ${name(earlier.flag)}; got ${got}`}]
  })
}
