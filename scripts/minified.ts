import {transform} from 'esbuild'

/**
 * Bundles as a run loads them, by their names: nobody but Node reads them, and half as many bytes begin a command sooner. The
 * source is in src/.
 */
export async function minified(files: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const texts = await Promise.all(
    [...files].map(async ([file, text]) => {
      const {code} = await transform(text, {minify: true, format: 'esm', target: 'node20'})
      // Modules of ours do nothing when they are loaded, so that none is imported only for that.
      return [file, code.replaceAll(/import"\.\/shared-\w+\.mjs";/g, '')] as const
    }),
  )
  return withShortNames(new Map(texts))
}

/** What shared files export has short names: only our own bundles import it. */
function withShortNames(files: ReadonlyMap<string, string>): Map<string, string> {
  const shared = new Map(
    [...files].filter(([file]) => file.startsWith('shared-')).map(([file, text]) => [file, exportsOf(text)]),
  )
  const short = (file: string, name: string): string => {
    const index = shared.get(file)?.indexOf(name) ?? -1
    if (index === -1) throw new Error(`${file} does not export ${name}`)
    return `$${index.toString(36)}`
  }
  const renamed = (file: string, list: string, at: 0 | 1): string =>
    list
      .split(',')
      .map(each => {
        // At the exporter's place the name is behind `as`, at the importer's before it.
        const [first = '', second = first] = each.split(' as ')
        const names = [first, second]
        names[at] = short(file, names[at] as string)
        return names.join(' as ')
      })
      .join(',')
  return new Map(
    [...files].map(([file, text]) => {
      const imports = text.replaceAll(
        /import\{([^}]+)\}from"\.\/(shared-\w+\.mjs)"/g,
        (_, list, from) => `import{${renamed(from, list, 0)}}from"./${from}"`,
      )
      const whole = shared.has(file)
        ? imports.replace(exportStatement, (_, list) => `export{${renamed(file, list, 1)}}`)
        : imports
      return [file, whole]
    }),
  )
}

/** As esbuild writes it: one, at the end. */
const exportStatement = /\bexport\{([^}]+)\}(?=;\s*$)/

const exportsOf = (text: string): string[] =>
  (exportStatement.exec(text)?.[1] ?? '')
    .split(',')
    .map(each => each.split(' as ').at(-1) as string)
    .sort()
