import {readFile, writeFile} from 'node:fs/promises'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {type BuildOptions, build} from 'esbuild'
import {licensesOf} from './licenses.ts'

// Builds the committed bundles, and the licence texts of what is in them. With --check nothing is written, and a file
// that differs is an error.

const common = {
  bundle: true,
  platform: 'node',
  legalComments: 'inline',
  write: false,
  metafile: true,
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
  {...module, entryPoints: ['src/api/index.ts'], outfile: 'dist/fanlab.mjs'},
  {
    // What the article's scripts import. The API is not in it twice: a CheckFailed has to be the one that the run knows.
    ...module,
    entryPoints: ['labs/article/index.ts'],
    outfile: 'dist/article.mjs',
    plugins: [
      {
        name: 'api',
        setup: ({onResolve}) =>
          onResolve({filter: /\/src\/api\/index\.ts$/}, () => ({path: './fanlab.mjs', external: true})),
      },
    ],
  },
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
    // @actions/core asks the network for OIDC tokens only, which the action never does: 0.8 MB less to load.
    alias: {undici: './scripts/without-undici.ts'},
  },
] satisfies (BuildOptions & {outfile: string})[]

async function deliver(file: string, text: string): Promise<void> {
  if (process.argv.includes('--check')) {
    const committed = await readFile(file, 'utf8').catch(() => '')
    if (committed === text) return
    console.error(`${file} is not what the source gives\nhint: npm run build, and commit it`)
    process.exitCode = 1
  } else {
    await writeFile(file, text)
    console.log(`${file}: ${Math.round(Buffer.byteLength(text) / 1024)} KiB`)
  }
}

const bundled: string[] = []
for (const bundle of bundles) {
  const result = await build({...common, ...bundle})
  const [file] = result.outputFiles
  if (!file) throw new Error(`esbuild gave no ${bundle.outfile}`)
  for (const output of Object.values(result.metafile.outputs)) bundled.push(...Object.keys(output.inputs))
  await deliver(bundle.outfile, file.text)
}
await deliver('dist/licenses.txt', await licensesOf(bundled, fileURLToPath(new URL('..', import.meta.url))))
