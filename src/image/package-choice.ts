import {statSync} from 'node:fs'
import {basename, resolve} from 'node:path'
import {LabError} from '../process/lab-error.ts'

/** A package that the image must have: as the archives have it, in one version of it, or from a file. */
export type PackageChoice =
  | {kind: 'name'; name: string}
  | {kind: 'version'; name: string; version: string}
  | {kind: 'file'; name: string; path: string}

// Debian Policy 5.6.1 and 5.6.12.
const name = /^[a-z0-9][a-z0-9+.-]+$/
const version = /^(?:\d+:)?\d[A-Za-z0-9.+~-]*$/

/** Reads `NAME`, `NAME=VERSION` or the path of a .deb file, which must exist. */
export function parsePackageChoice(text: string): PackageChoice {
  if (text.endsWith('.deb')) return fileChoice(text)
  const equals = text.indexOf('=')
  const packageName = equals === -1 ? text : text.slice(0, equals)
  if (!name.test(packageName)) throw unreadable(text, `"${packageName}" is no name of a Debian package`)
  if (equals === -1) return {kind: 'name', name: packageName}
  const packageVersion = text.slice(equals + 1)
  if (!version.test(packageVersion)) {
    throw unreadable(text, `"${packageVersion}" is no version of a Debian package`)
  }
  return {kind: 'version', name: packageName, version: packageVersion}
}

function fileChoice(text: string): PackageChoice {
  const path = resolve(text)
  if (!statSync(path, {throwIfNoEntry: false})?.isFile()) throw unreadable(text, 'there is no such file')
  // apt names the files it downloads NAME_VERSION_ARCHITECTURE.deb; Debian's own tools do, too.
  const packageName = basename(path, '.deb').split('_')[0] ?? ''
  if (!name.test(packageName))
    throw unreadable(text, 'its file name does not begin with the name of a package')
  return {kind: 'file', name: packageName, path}
}

const unreadable = (text: string, cause: string): LabError =>
  new LabError(`cannot use package ${JSON.stringify(text)}: ${cause}`, {
    hint: 'give NAME, NAME=VERSION or the path of a .deb file, such as lxd, lxd=5.0.2-5 or ./lxd_5.0.2-5_amd64.deb',
  })
