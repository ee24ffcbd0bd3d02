import {basename, resolve} from 'node:path'
import {lookAtFile} from '../process/given-file.ts'
import {LabError} from '../process/lab-error.ts'
import type {Owner} from '../process/owner.ts'
import {shownValue} from '../process/shown-value.ts'
import {sha256OfFile} from './sha256-of-file.ts'

/** A package that the image must have: as the archives have it, in one version of it, or from a file. */
export type PackageChoice =
  | {kind: 'name'; name: string}
  | {kind: 'version'; name: string; version: string}
  | {kind: 'file'; name: string; path: string}

// Debian Policy 5.6.1 and 5.6.12. Where no package has the whole name, apt takes a last "-" for the wish to remove it and
// a last "+" for the wish to install it. Of Debian's own names only such as g++ end with one.
const name = /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)$/
const version = /^(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?$/

/** Longest name or version; a file's name with both has to fit into 255 bytes. */
const longest = 120

/** Bytes of a .deb file that are taken at most; LXD's with all it needs has some 50 MB. */
const largestFile = 2 ** 30

/**
 * Reads `NAME`, `NAME=VERSION` or the path of a .deb file, which must exist, and which whoever used sudo must be able to
 * read. Throws a LabError.
 */
export function parsePackageChoice(text: string, user?: Owner): PackageChoice {
  if (text.endsWith('.deb')) return fileChoice(text, user)
  const equals = text.indexOf('=')
  const packageName = equals === -1 ? text : text.slice(0, equals)
  if (!isName(packageName))
    throw unreadable(text, `${shownValue(packageName)} is no name of a Debian package`)
  if (equals === -1) return {kind: 'name', name: packageName}
  const packageVersion = text.slice(equals + 1)
  if (packageVersion.length > longest || !version.test(packageVersion))
    throw unreadable(text, `${shownValue(packageVersion)} is no version of a Debian package`)
  return {kind: 'version', name: packageName, version: packageVersion}
}

/** How apt is told of a package that its archives have. */
export const aptWord = (choice: Exclude<PackageChoice, {kind: 'file'}>): string =>
  choice.kind === 'name' ? choice.name : `${choice.name}=${choice.version}`

/** What tells the packages apart, in no order: of a file its content counts, and not where it lies. */
export async function packageFacts(choices: readonly PackageChoice[]): Promise<string[]> {
  const facts = await Promise.all(
    choices.map(async choice =>
      choice.kind === 'file' ? {name: choice.name, sha256: await sha256OfFile(choice.path)} : choice,
    ),
  )
  return facts.map(fact => JSON.stringify(fact)).sort()
}

/** What speaks against taking all of them together: a sentence for each package that is chosen more than once. */
export function repeatedPackages(choices: readonly PackageChoice[]): string[] {
  const names = choices.map(choice => choice.name)
  const twice = new Set(names.filter((each, index) => names.indexOf(each) !== index))
  return [...twice].map(each => `package ${shownValue(each)} is chosen more than once`)
}

const isName = (text: string): boolean => text.length <= longest && name.test(text)

function fileChoice(text: string, user: Owner | undefined): PackageChoice {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) throw unreadable(text, 'its path has control characters')
  const path = resolve(text)
  const found = lookAtFile(path, {user, mostBytes: largestFile, startBytes: archiveStart.length})
  if ('wrong' in found) throw unreadable(text, found.wrong)
  // apt names the files it downloads NAME_VERSION_ARCHITECTURE.deb; Debian's own tools do, too.
  const packageName = basename(path, '.deb').split('_')[0] ?? ''
  if (!isName(packageName)) throw unreadable(text, 'its file name does not begin with the name of a package')
  if (found.size === 0) throw unreadable(text, 'it is empty')
  if (found.start.toString('latin1') !== archiveStart)
    throw unreadable(text, 'it is no Debian package: it does not begin as one')
  return {kind: 'file', name: packageName, path}
}

/** deb(5): an archive of ar, whose first member has that name. */
const archiveStart = '!<arch>\ndebian-binary'

const unreadable = (text: string, cause: string): LabError =>
  new LabError(`cannot use package ${shownValue(text)}: ${cause}`, {
    hint: 'give NAME, NAME=VERSION or the path of a .deb file, such as lxd, lxd=5.0.2-5 or ./lxd_5.0.2-5_amd64.deb',
  })
