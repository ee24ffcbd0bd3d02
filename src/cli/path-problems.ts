import {lstatSync, type Stats} from 'node:fs'
import {dirname, resolve} from 'node:path'
import {isSharedFolder, systemFolder} from '../files/system-folders.ts'
import {type InputProblem, mustBe} from '../process/input-problem.ts'
import {shownValue} from '../process/shown-value.ts'

/** Bytes of a path and of one name in it, as Linux limits them; some room is left for what is put below it. */
const longestPath = 3000
const longestName = 200

/** What a flag that names a file or a folder names it for. */
interface NamedPath {
  flag: 'reports' | 'result' | 'timings'
  text: string
}

/**
 * What speaks against paths that will be written, as far as it is seen without writing; whether they can be is tried
 * when nothing else is wrong, for that makes their folders.
 */
export function pathProblems(paths: readonly NamedPath[]): InputProblem[] {
  return [
    ...paths.flatMap(path => {
      const wrong = textProblems(path)
      return wrong.length > 0 ? wrong : placeProblems(path)
    }),
    ...sharedPaths(paths),
  ]
}

const kindOf = (flag: NamedPath['flag']): string => (flag === 'reports' ? 'folder' : 'file')

function textProblems({flag, text}: NamedPath): InputProblem[] {
  const what = kindOf(flag)
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

function placeProblems({flag, text}: NamedPath): InputProblem[] {
  const path = resolve(text)
  const wrong = (rule: string): InputProblem[] => [mustBe(flag, rule, text, 'choose another path')]
  if (systemFolder(path) !== undefined || (flag === 'reports' && isSharedFolder(path)))
    return wrong(`a ${kindOf(flag)} of your own, outside of the system's folders`)
  const found = look(path)
  // What a link leads to is looked at when it is written to.
  if (found && !found.isSymbolicLink() && !(flag === 'reports' ? found.isDirectory() : found.isFile()))
    return wrong(flag === 'reports' ? 'a folder, or a new one' : 'a regular file, or a new one')
  return hasFileAbove(path) ? wrong(`a ${kindOf(flag)} in a folder; a part of its path is a file`) : []
}

/** Whether something on the way, as far as there is anything, cannot have anything in it. */
function hasFileAbove(path: string): boolean {
  const folder = dirname(path)
  const found = look(folder)
  if (found) return !found.isDirectory() && !found.isSymbolicLink()
  return folder !== path && hasFileAbove(folder)
}

function look(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch {
    return undefined
  }
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
