import {readFile, writeFile} from 'node:fs/promises'
import {build} from 'esbuild'

/**
 * Bundles what the scenarios import. Node 20 is what a plain runner has; the banner gives bundled CommonJS packages
 * the `require` that an ES module lacks. With --check nothing is written, and a bundle that differs is an error.
 */
const outfile = 'dist/fanlab.mjs'
const result = await build({
  entryPoints: ['src/index.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: {
    js: "import {createRequire as makeRequire} from 'node:module'\nconst require = makeRequire(import.meta.url)",
  },
  legalComments: 'inline',
  write: false,
})
const [file] = result.outputFiles
if (!file) throw new Error('esbuild gave no output')
if (process.argv.includes('--check')) {
  const committed = await readFile(outfile, 'utf8').catch(() => '')
  if (committed !== file.text) {
    console.error(`${outfile} is not what the source gives\nhint: npm run build, and commit it`)
    process.exit(1)
  }
} else {
  await writeFile(outfile, file.contents)
  console.log(`${outfile}: ${Math.round(file.contents.length / 1024)} KiB`)
}
