import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../process/package-root.ts'

/**
 * Bytes that are loaded when a bundle is, of ours and of packages: the project's budgets. The action is loaded by each step
 * that uses it and again at the job's end, the API by each scenario, the commands by whatever a person types.
 */
const budgets: Readonly<Record<string, number>> = {
  'action.mjs': 250_000,
  'fanlab.mjs': 700_000,
  // Commands that only look at labs, enter and remove them.
  'commands.mjs': 520_000,
  // It answers while somebody writes a lab file, and looks into its folder: nothing of it makes a lab.
  'lab-file.mjs': 310_000,
  // It stands between a person's keyboard and a machine.
  'attach.mjs': 120_000,
}

const dist = join(packageRoot, 'dist')
const textOf = (file: string): string => readFileSync(join(dist, file), 'utf8')

/** A bundle's file, and all that it imports at once. */
function loadedBy(start: string): Set<string> {
  const found = new Set([start])
  for (const file of found) {
    const imports = textOf(file).matchAll(
      /(?:^|[;\n}])(?:import|export)\s?(?:[^"'();]*?from\s?)?"(\.\.?\/[^"]+)"/g,
    )
    for (const [, path = ''] of imports) found.add(join(file, '..', path))
  }
  return found
}

for (const [bundle, budget] of Object.entries(budgets)) {
  test(`${bundle} loads at most ${budget / 1000} KB`, t => {
    const sizes = [...loadedBy(bundle)].map(file => ({file, bytes: Buffer.byteLength(textOf(file))}))
    const told = sizes.map(({file, bytes}) => `${file} ${bytes}`).join(', ')
    t.true(sizes.reduce((all, {bytes}) => all + bytes, 0) <= budget, told)
    // None at all would be imports that this test cannot read.
    t.true(
      sizes.some(({file}) => file.startsWith('packages/')),
      told,
    )
  })
}

/** A file costs a third of a millisecond of processor time, whatever is in it. */
const mostFiles = 30

test(`no bundle loads more than ${mostFiles} files`, t => {
  for (const bundle of Object.keys(budgets)) {
    const files = [...loadedBy(bundle)]
    t.true(files.length <= mostFiles, `${bundle}: ${files.join(', ')}`)
  }
})

test('the action is not made to load what only a lab needs', t => {
  const packages = [...loadedBy('action.mjs')]
    .filter(file => file.startsWith('packages/'))
    .map(file => file.slice(9))
  for (const lab of ['yaml.mjs', 'zx.mjs', 'p-retry.mjs', 'junit-report-builder.mjs', 'zod.mjs'])
    t.false(packages.includes(lab), lab)
  t.true(packages.includes('actions-core.mjs'))
})

test('report.html is made from at most 400 KB, which no bundle carries', t => {
  const page = textOf('report-page.html')
  t.true(Buffer.byteLength(page) <= 400_000, String(Buffer.byteLength(page)))
  // A name of its styles, which is in no text that others need.
  const isPage = (text: string): boolean => text.includes('--cell-silent')
  t.true(isPage(page))
  const bundles = readdirSync(dist, {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.mjs'))
  t.true(bundles.length > 10)
  t.deepEqual(
    bundles.filter(file => isPage(textOf(file))),
    [],
  )
})
