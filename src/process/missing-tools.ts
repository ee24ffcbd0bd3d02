import {access, constants} from 'node:fs/promises'
import {delimiter, join} from 'node:path'

/** Those of the tools that no folder of PATH has. */
export async function missingTools(
  tools: readonly string[],
  path: string = process.env.PATH ?? '',
): Promise<string[]> {
  const folders = path.split(delimiter).filter(folder => folder !== '')
  const found = await Promise.all(tools.map(tool => isInAny(folders, tool)))
  return tools.filter((_, index) => !found[index])
}

async function isInAny(folders: readonly string[], tool: string): Promise<boolean> {
  const answers = await Promise.all(
    folders.map(folder =>
      access(join(folder, tool), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  )
  return answers.includes(true)
}
