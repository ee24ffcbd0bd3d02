import type {Plugin} from 'esbuild'
import {type Bundle, bundle} from './bundle.ts'

// Packages come into dist/packages/ once, each as a file of its own that has what is used of it.

/** Packages that our bundles import, by the files that they become. */
const files: Readonly<Record<string, string>> = {
  '@actions/core': 'actions-core',
  '@actions/exec': 'actions-exec',
  'junit-report-builder': 'junit-report-builder',
  'p-retry': 'p-retry',
  yaml: 'yaml',
  zod: 'zod',
  'zod/mini': 'zod-mini',
  'zx/core': 'zx',
}

/** What is taken in place of a package's own entry, or of a package that another one hardly uses. */
const alias = {
  // Its entry for require carries all of lodash; this one imports it.
  'junit-report-builder': './node_modules/junit-report-builder/dist/index.es.js',
  lodash: './scripts/instead-of/lodash.ts',
  'make-dir': './scripts/instead-of/make-dir.ts',
  // The same code as modules, of which a bundler leaves out what nobody uses.
  yaml: './node_modules/yaml/browser/index.js',
  // @actions/core asks the network for OIDC tokens only, which the action never does: 0.8 MB less to load.
  undici: './scripts/instead-of/undici.ts',
}

/** Leaves the packages out of our own bundles, which import them from beside. */
export const packagesBeside: Plugin = {
  name: 'packages',
  setup({onResolve}) {
    onResolve({filter: /^[^./]/}, ({path, kind}) => {
      if (kind === 'entry-point' || path.startsWith('node:')) return undefined
      const file = files[path]
      if (file === undefined)
        return {errors: [{text: `no file is named for package ${path}: scripts/packages.ts`}]}
      return {path: `./packages/${file}.mjs`, external: true, sideEffects: false}
    })
  },
}

/** What our bundles, as esbuild writes them, take of each package: the names by its file. */
function namesTaken(texts: readonly string[]): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>()
  const statement =
    /^import (?:(\w+)(?:, )?)?(?:\* as (\w+)|\{([^}]*)\})? ?from "\.\/packages\/([\w-]+)\.mjs";$/gm
  for (const text of texts) {
    for (const [, byDefault, whole, list = '', file = ''] of text.matchAll(statement)) {
      const names = taken.get(file) ?? new Set()
      if (byDefault) names.add('default')
      if (whole)
        for (const [, name = ''] of text.matchAll(new RegExp(`\\b${whole}\\.(\\w+)`, 'g'))) names.add(name)
      for (const name of list.split(',')) if (name.trim()) names.add(name.trim().split(' ')[0] ?? '')
      taken.set(file, names)
    }
  }
  return taken
}

/** The files of all packages that the given bundles import. Throws when they take what a package does not have. */
export function bundlePackages(ours: readonly string[]): Promise<Bundle> {
  const taken = namesTaken(ours)
  const entries = Object.entries(files).filter(([, file]) => taken.has(file))
  const entryPoints = Object.fromEntries(entries.map(([name, file]) => [file, `package:${name}`]))
  return bundle({
    entryPoints,
    alias,
    minify: true,
    mainFields: ['module', 'main'],
    // Packages in CommonJS ask for Node's modules by the `require` that an ES module lacks.
    banner: {
      js: "import {createRequire as makeRequire} from 'node:module'\nconst require = makeRequire(import.meta.url)",
    },
    plugins: [
      {
        name: 'taken',
        setup({onResolve, onLoad}) {
          onResolve({filter: /^package:/}, ({path}) => ({path: path.slice(8), namespace: 'taken'}))
          onLoad({filter: /./, namespace: 'taken'}, ({path}) => ({
            contents: `export {${[...(taken.get(files[path] ?? '') ?? [])].sort().join(', ')}} from '${path}'`,
            resolveDir: '.',
          }))
        },
      },
    ],
  })
}
