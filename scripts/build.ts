import {readFile, writeFile} from 'node:fs/promises'
import {type BuildOptions, build} from 'esbuild'

// Builds the committed bundles. With --check nothing is written, and a bundle that differs is an error.

const common = {
  bundle: true,
  platform: 'node',
  legalComments: 'inline',
  write: false,
} as const satisfies BuildOptions

// Node 20 is what a plain runner has; the banner gives bundled CommonJS packages the `require` that an ES module lacks.
const module = {
  target: 'node20',
  format: 'esm',
  banner: {
    js: "import {createRequire as makeRequire} from 'node:module'\nconst require = makeRequire(import.meta.url)",
  },
} as const satisfies BuildOptions

const bundles = [
  // What the scenarios import.
  {...module, entryPoints: ['src/index.ts'], outfile: 'dist/fanlab.mjs'},
  // What a person's terminal is attached to on a virtual machine.
  {...module, entryPoints: ['src/providers/embedded/attach.ts'], outfile: 'dist/attach.mjs'},
  {
    // The action, main and post. A CommonJS file has no import.meta.url, by which the code finds its package.
    entryPoints: ['src/action/index.ts'],
    outfile: 'dist/action.cjs',
    target: 'node24',
    format: 'cjs',
    banner: {js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href"},
    define: {'import.meta.url': 'bundleUrl'},
  },
] satisfies (BuildOptions & {outfile: string})[]

for (const bundle of bundles) {
  const result = await build({...common, ...bundle})
  const [file] = result.outputFiles
  if (!file) throw new Error(`esbuild gave no ${bundle.outfile}`)
  if (process.argv.includes('--check')) {
    const committed = await readFile(bundle.outfile, 'utf8').catch(() => '')
    if (committed === file.text) continue
    console.error(`${bundle.outfile} is not what the source gives\nhint: npm run build, and commit it`)
    process.exitCode = 1
  } else {
    await writeFile(bundle.outfile, file.contents)
    console.log(`${bundle.outfile}: ${Math.round(file.contents.length / 1024)} KiB`)
  }
}
