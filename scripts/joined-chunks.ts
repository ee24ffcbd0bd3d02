import {createHash} from 'node:crypto'
import {build, type Plugin} from 'esbuild'

/**
 * Puts what the same commands load into one file. Every distinct set of modules that are loaded later makes the bundler cut
 * files anew, 126 of them were loaded by each scenario, and a file costs more than its bytes: a third of the processor time
 * until a command does something. Nobody loads a byte more: of files that load each other the one behind is loaded by all that
 * load the one before, so that no joined file needs one that needs it. Modules do nothing when they are loaded, and may be
 * loaded in another order. `entries` are names of files, whose own are left as they are.
 */
export async function joinedChunks(
  files: ReadonlyMap<string, string>,
  entries: readonly string[],
): Promise<Map<string, string>> {
  const loadedBy = new Map<string, string[]>()
  for (const entry of entries)
    for (const file of closureOf(entry, files))
      if (file.startsWith('shared-')) loadedBy.set(file, [...(loadedBy.get(file) ?? []), entry])
  const places = new Map([...loadedBy].map(([file, by]) => [file, `shared-${shortHash(by)}.mjs`]))
  const groups = Map.groupBy(places.keys(), file => places.get(file) as string)
  const moved = (text: string): string =>
    text.replaceAll(statement, (words, file) => words.replace(file, places.get(file) ?? file))
  const others = [...files].filter(([file]) => !places.has(file))
  const joined = await Promise.all(
    [...groups].map(async ([place, group]) => [place, await join(group, files)] as const),
  )
  const all = [...others, ...joined].map(([file, text]) => [file, moved(text)] as const)
  const result = new Map(all)
  if (result.size !== all.length) throw new Error('two files of dist have the same name')
  return result
}

/** A static import or export from a file beside it, as the bundler writes it; what is loaded later has no such form. */
const statement = /^(?:import|export) (?:[^"'();]*? from )?"\.\/([\w-]+\.mjs)"/gm

function closureOf(entry: string, files: ReadonlyMap<string, string>): Set<string> {
  const found = new Set([entry])
  for (const file of found)
    for (const [, next = ''] of (files.get(file) ?? '').matchAll(statement)) found.add(next)
  return found
}

/** One module with everything that they export; names are unique in the tree. */
async function join(group: readonly string[], files: ReadonlyMap<string, string>): Promise<string> {
  const own = new Set(group)
  const plugin: Plugin = {
    name: 'chunks',
    setup({onResolve, onLoad}) {
      onResolve({filter: /.*/}, ({path, kind}) => {
        const file = path.replace(/^\.\//, '')
        return kind !== 'dynamic-import' && own.has(file)
          ? {path: file, namespace: 'chunk'}
          : {path, external: true}
      })
      onLoad({filter: /.*/, namespace: 'chunk'}, ({path}) => ({
        contents: files.get(path) ?? '',
        loader: 'js',
      }))
    },
  }
  const {outputFiles, warnings} = await build({
    stdin: {contents: group.map(file => `export * from './${file}'`).join('\n')},
    ...{bundle: true, platform: 'node', target: 'node20', format: 'esm', legalComments: 'inline'},
    ...{write: false, plugins: [plugin]},
  })
  if (warnings.length > 0) throw new Error(warnings.map(({text}) => text).join('\n'))
  return outputFiles?.[0]?.text ?? ''
}

const shortHash = (names: readonly string[]): string =>
  createHash('sha256').update(names.join()).digest('hex').slice(0, 8)
