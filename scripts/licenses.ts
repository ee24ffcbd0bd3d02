import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'

/** Where a package keeps what has to go along with its code; zx lists there whose code is in its own bundle. */
const textFolders = ['.', 'build']
const textName = /^(licen[cs]e|notice|copying|3rd-party-licen[cs]es)\b/i

/** The folder of the package that a file belongs to, `a/node_modules/@scope/name`; undefined for our own. */
function packageFolder(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]
}

/**
 * The licence texts of all packages that the given files belong to, sorted by name and version: paths as esbuild's
 * metafile has them, relative to `root`. Throws for a package without any, by its name.
 */
export async function licensesOf(
  files: readonly string[],
  root: string,
  opening = 'The bundles in this folder contain code of the packages below.',
): Promise<string> {
  const folders = new Set(files.flatMap(file => packageFolder(file) ?? []))
  const entries = new Map<string, string>()
  for (const folder of folders) {
    const {name, version, license, text} = await readLicense(path.join(root, folder))
    if (text === '') throw new Error(`cannot bundle ${name} ${version}: no licence text in ${folder}`)
    entries.set(`${name} ${version}`, `${name} ${version} (${license})\n\n${text}`)
  }
  const texts = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text)
  const rule = `\n${'-'.repeat(80)}\n\n`
  return `${opening}\n${rule}${texts.join(rule)}`
}

async function readLicense(folder: string) {
  const {
    name,
    version,
    license = 'see the text',
  } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const texts: string[] = []
  for (const place of textFolders) {
    const inside = await readdir(path.join(folder, place)).catch(() => [])
    for (const file of inside.filter(file => textName.test(file)).sort()) {
      const text = await readFile(path.join(folder, place, file), 'utf8')
      texts.push(`${text.replaceAll('\r\n', '\n').trim()}\n`)
    }
  }
  return {name, version, license, text: texts.join('\n')}
}
