import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../lab/package-root.ts'

/**
 * Bytes that may be loaded to start it, our own code and that of packages: the project's budgets. The action is loaded by
 * each step that uses it and again at the job's end, a bundle for scripts by each command that a person types.
 */
const budgets = {
  'action.mjs': 250_000,
  'fanlab.mjs': 930_000,
  // It stands between a person's keyboard and a machine.
  'attach.mjs': 150_000,
} as const

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
  test(`what ${bundle} loads is at most ${budget / 1000} KB`, t => {
    const sizes = [...loadedBy(bundle)].map(file => ({file, bytes: Buffer.byteLength(textOf(file))}))
    t.true(sizes.length > 2, 'the packages are found')
    const sum = sizes.reduce((all, {bytes}) => all + bytes, 0)
    t.true(sum <= budget, `${sum} bytes: ${sizes.map(({file, bytes}) => `${file} ${bytes}`).join(', ')}`)
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
