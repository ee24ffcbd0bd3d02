import path from 'node:path'
import {type BuildOptions, build, type Metafile} from 'esbuild'

/** Files of dist/ by their names, and the paths of all that is in them. */
export interface Bundle {
  files: ReadonlyMap<string, string>
  inputs: readonly string[]
}

/**
 * Bundles entry points, by the names of their files, to ES modules side by side. What several of them need becomes a
 * file of its own, named for them. A warning of the bundler is an error.
 */
export async function bundle(options: BuildOptions & {entryPoints: Record<string, string>}): Promise<Bundle> {
  const {
    outputFiles = [],
    metafile,
    warnings,
  } = await build({
    ...{
      bundle: true,
      splitting: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      legalComments: 'inline',
    },
    ...{
      write: false,
      metafile: true,
      outdir: 'dist',
      outExtension: {'.js': '.mjs'},
      chunkNames: 'chunk-[hash]',
    },
    ...options,
  } as BuildOptions)
  if (!metafile || warnings.length > 0) throw new Error(warnings.map(({text}) => text).join('\n'))
  const names = chunkNames(metafile)
  const files = new Map<string, string>()
  for (const {path: file, text} of outputFiles) {
    const name = path.basename(file)
    files.set(
      names.get(name) ?? name,
      text.replaceAll(/\bchunk-\w+\.mjs\b/g, chunk => names.get(chunk) ?? chunk),
    )
  }
  return {files, inputs: Object.values(metafile.outputs).flatMap(({inputs}) => Object.keys(inputs))}
}

/**
 * Names that stay when the content changes, of the entry points that need it: `shared-action-fanlab.mjs`, or
 * `shared.mjs` for all.
 */
function chunkNames({outputs}: Metafile): Map<string, string> {
  const neededBy = new Map<string, string[]>()
  const need = (file: string, entry: string): void => {
    const entries = neededBy.get(file) ?? []
    if (entries.includes(entry)) return
    neededBy.set(file, [...entries, entry])
    for (const {path, external, kind} of outputs[file]?.imports ?? [])
      if (!external && kind === 'import-statement') need(path, entry)
  }
  const entries = Object.entries(outputs).filter(([, {entryPoint}]) => entryPoint)
  for (const [file] of entries) need(file, path.basename(file, '.mjs'))
  const chunks = [...neededBy].filter(([file]) => path.basename(file).startsWith('chunk-'))
  return new Map(
    chunks.map(([file, by]) => {
      const name = by.length === entries.length ? ['shared'] : ['shared', ...by.sort()]
      return [path.basename(file), `${name.join('-')}.mjs`]
    }),
  )
}
