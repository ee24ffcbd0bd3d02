import {createHash} from 'node:crypto'
import path from 'node:path'
import {type BuildOptions, build, type Metafile} from 'esbuild'

/** Files of dist/ by their names, and the paths of all that is in them. */
export interface Bundle {
  files: ReadonlyMap<string, string>
  inputs: readonly string[]
}

/**
 * Bundles entry points, by the names of their files, to ES modules side by side. What several of them need becomes a
 * file of its own. A warning of the bundler is an error.
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
    if (files.has(names.get(name) ?? name)) throw new Error(`two chunks are called ${names.get(name)}`)
    files.set(
      names.get(name) ?? name,
      text.replaceAll(/\bchunk-\w+\.mjs\b/g, chunk => names.get(chunk) ?? chunk),
    )
  }
  return {files, inputs: Object.values(metafile.outputs).flatMap(({inputs}) => Object.keys(inputs))}
}

/**
 * Names that stay when the content changes. A module that is loaded later by `import()` has its own, `later-diagnose.mjs`;
 * what several need has a short one that is made from those that need it: it is written in each import of it.
 */
function chunkNames({outputs}: Metafile): Map<string, string> {
  const neededBy = new Map<string, Set<string>>()
  const need = (file: string, by: string): void => {
    const known = neededBy.get(file) ?? new Set()
    if (known.has(by)) return
    neededBy.set(file, known.add(by))
    for (const {path, external, kind} of outputs[file]?.imports ?? [])
      if (!external && kind === 'import-statement') need(path, by)
  }
  const isChunk = (file: string): boolean => path.basename(file).startsWith('chunk-')
  const later = new Map<string, string>()
  const laterNames = namesOf(
    Object.entries(outputs).flatMap(([file, {entryPoint}]) =>
      entryPoint && isChunk(file) ? [entryPoint] : [],
    ),
  )
  for (const [file, {entryPoint}] of Object.entries(outputs)) {
    if (!entryPoint) continue
    const name = laterNames.get(isChunk(file) ? entryPoint : '') ?? path.basename(file, '.mjs')
    if (isChunk(file)) later.set(file, name)
    need(file, isChunk(file) ? `later ${name}` : name)
  }
  const chunks = [...neededBy].filter(([file]) => isChunk(file) && !later.has(file))
  return new Map([
    ...[...later].map(([file, name]) => [path.basename(file), `later-${name}.mjs`] as const),
    ...chunks.map(([file, by]) => [path.basename(file), `shared-${shortOf([...by].sort())}.mjs`] as const),
  ])
}

/** Modules by what their files are called, with their folder's name where another file is called so, too. */
function namesOf(modules: readonly string[]): Map<string, string> {
  const short = (module: string): string => path.basename(module).replace(/\.m?[jt]s$/, '')
  return new Map(
    modules.map(module => {
      const isTwice = modules.filter(each => short(each) === short(module)).length > 1
      return [module, isTwice ? `${path.basename(path.dirname(module))}-${short(module)}` : short(module)]
    }),
  )
}

const shortOf = (names: readonly string[]): string =>
  createHash('sha256').update(names.join()).digest('hex').slice(0, 8)
