import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../process/package-root.ts'

/**
 * Bytes that are loaded when a bundle is: the project's budgets, of our own readable code and of what is used of packages.
 * The action is loaded by each step that uses it and again at the job's end, the API by each command that a person types.
 */
const budgets: Readonly<Record<string, {ours: number; packages: number}>> = {
  'action.mjs': {ours: 120_000, packages: 130_000},
  'fanlab.mjs': {ours: 590_000, packages: 328_000},
  // Commands that only look at labs, enter and remove them.
  'commands.mjs': {ours: 410_000, packages: 260_000},
  // It answers while somebody writes a lab file, and looks into its folder: nothing of it makes a lab.
  'lab-file.mjs': {ours: 150_000, packages: 215_000},
  // It stands between a person's keyboard and a machine.
  'attach.mjs': {ours: 20_000, packages: 100_000},
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
  test(`${bundle} loads at most ${budget.ours / 1000} KB of ours and ${budget.packages / 1000} KB of packages`, t => {
    const sizes = [...loadedBy(bundle)].map(file => ({file, bytes: Buffer.byteLength(textOf(file))}))
    const told = sizes.map(({file, bytes}) => `${file} ${bytes}`).join(', ')
    const sum = (inPackages: boolean): number =>
      sizes
        .filter(({file}) => file.startsWith('packages/') === inPackages)
        .reduce((all, {bytes}) => all + bytes, 0)
    t.true(sum(false) <= budget.ours, told)
    // None at all would be imports that this test cannot read.
    t.true(sum(true) > 0 && sum(true) <= budget.packages, told)
  })
}

test('the action is not made to load what only a lab needs', t => {
  const packages = [...loadedBy('action.mjs')]
    .filter(file => file.startsWith('packages/'))
    .map(file => file.slice(9))
  for (const lab of ['yaml.mjs', 'zx.mjs', 'p-retry.mjs', 'junit-report-builder.mjs', 'zod.mjs'])
    t.false(packages.includes(lab), lab)
  t.true(packages.includes('actions-core.mjs'))
})

test('no module of ours is in two bundles', t => {
  const places = new Map<string, Set<string>>()
  for (const file of readdirSync(dist).filter(name => name.endsWith('.mjs')))
    for (const [, module = ''] of textOf(file).matchAll(/^\/\/ ((?:src|labs)\/\S+\.ts)$/gm))
      places.set(module, (places.get(module) ?? new Set()).add(file))
  t.true(places.size > 100)
  t.deepEqual(
    [...places].filter(([, files]) => files.size > 1),
    [],
  )
})
