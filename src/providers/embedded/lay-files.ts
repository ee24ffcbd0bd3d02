import {chmod, mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

/** Writes files below a folder, by their absolute paths on a machine; their mode is 0644 unless they say another. */
export async function layFiles(
  folder: string,
  files: Readonly<Record<string, {text: string; mode?: number}>>,
): Promise<void> {
  for (const [path, {text, mode = 0o644}] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), {recursive: true})
    await writeFile(file, text)
    // Not by writeFile, which takes the caller's umask off.
    await chmod(file, mode)
  }
}
