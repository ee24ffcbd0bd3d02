import {access, constants} from 'node:fs/promises'
import {delimiter, isAbsolute, join} from 'node:path'

/** Those of the tools that no folder of PATH has. A file that is wanted goes by its absolute path. */
export async function missingTools(
  tools: readonly string[],
  path: string = process.env.PATH ?? '',
): Promise<string[]> {
  const folders = path.split(delimiter).filter(folder => folder !== '')
  const found = await Promise.all(
    tools.map(tool => (isAbsolute(tool) ? canAccess(tool, constants.R_OK) : isInAny(folders, tool))),
  )
  return tools.filter((_, index) => !found[index])
}

async function isInAny(folders: readonly string[], tool: string): Promise<boolean> {
  const answers = await Promise.all(folders.map(folder => canAccess(join(folder, tool), constants.X_OK)))
  return answers.includes(true)
}

const canAccess = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  )
