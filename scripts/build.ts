import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {join, relative} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {bundle} from './bundle.ts'
import {declarations} from './declarations.ts'
import {joinedChunks} from './joined-chunks.ts'
import {labSchema} from './lab-schema.ts'
import {licensesOf} from './licenses.ts'
import {minified} from './minified.ts'
import {bundlePackages, packagesBeside} from './packages.ts'
import {pageTemplate} from './page-template.ts'

// Builds the committed bundles, and the licence texts of what is in them. With --check nothing is written, and a file
// that differs, is missing or should not be there is an error.

const entryPoints = {
  // What the scripts import.
  fanlab: 'src/api/index.ts',
  // What the scripts import that tell no story.
  commands: 'src/api/commands.ts',
  // What the scripts import that only work with a lab file.
  'lab-file': 'src/api/lab-file.ts',
  // The action, main and post.
  action: 'src/action/index.ts',
  // What a person's terminal is attached to on a virtual machine.
  attach: 'src/providers/embedded/attach.ts',
}
const ours = await bundle({entryPoints, plugins: [packagesBeside]})

/** What the article's scripts import. The API is not in it twice: a CheckFailed has to be the one that the run knows. */
const article = await bundle({
  entryPoints: {article: 'labs/article/index.ts'},
  plugins: [
    {
      name: 'api',
      setup: ({onResolve}) =>
        onResolve({filter: /\/src\/api\/index\.ts$/}, () => ({path: './fanlab.mjs', external: true})),
    },
    packagesBeside,
  ],
})

const twice = article.inputs.filter(input => ours.inputs.includes(input))
if (twice.length > 0) throw new Error(`in two bundles: ${twice.join(', ')}`)

const joined = await joinedChunks(
  ours.files,
  Object.keys(entryPoints).map(name => `${name}.mjs`),
)
const own = new Map([...joined, ...article.files])
const packages = await bundlePackages([...own.values()])
const page = await pageTemplate()
const licenses = await licensesOf(
  [...packages.inputs, ...page.inputs],
  fileURLToPath(new URL('..', import.meta.url)),
)
const files = new Map([
  ...(await minified(own)),
  ...[...packages.files].map(([file, text]) => [join('packages', file), text] as const),
  ['licenses.txt', licenses],
  ['report-page.html', page.html],
  ['lab.schema.json', labSchema()],
  ...(await declarations()),
])

function differs(file: string, words: string): void {
  console.error(`dist/${file} ${words}\nhint: npm run build, and commit it`)
  process.exitCode = 1
}

const isCheck = process.argv.includes('--check')
if (!isCheck) await mkdir('dist/packages', {recursive: true})
for (const [file, text] of files) {
  const place = join('dist', file)
  if (isCheck) {
    if (text !== (await readFile(place, 'utf8').catch(() => '')))
      differs(file, 'is not what the source gives')
  } else {
    await writeFile(place, text)
    console.log(`${place}: ${Math.round(Buffer.byteLength(text) / 1000)} KB`)
  }
}
for (const found of await readdir('dist', {recursive: true, withFileTypes: true})) {
  const file = relative('dist', join(found.parentPath, found.name))
  if (found.isDirectory() || files.has(file)) continue
  if (isCheck) differs(file, 'comes from no source any more')
  else await rm(join('dist', file))
}
