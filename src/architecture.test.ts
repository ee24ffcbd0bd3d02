import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'

/** The rooms of docs/principles.md, and what each may import: a whole room (`lab/`), or one file of it. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  action: ['scenario/', 'report/', 'files/', 'process/', 'lab/package-root.ts', 'lab/typed-command.ts'],
  'index.ts': ['scenario/', 'sabotage/', 'process/shell.ts', 'report/check-failed.ts'],
  // What the scripts in scenarios/ share. It puts all the other rooms together, but chooses providers by their table.
  scenario: [
    ...[
      'steps/',
      'checks/',
      'sabotage/',
      'lab/',
      'report/',
      'evidence/',
      'image/',
      'host/',
      'fan/',
      'files/',
      'process/',
    ],
    ...['providers/provider.ts', 'providers/index.ts', 'providers/settings.ts', 'providers/verification.ts'],
    'providers/embedded/cgroup-layout.ts',
  ],
  steps: ['lab/', 'fan/', 'process/'],
  sabotage: ['steps/', 'lab/', 'fan/', 'process/'],
  checks: ['lab/', 'fan/', 'process/', 'report/check-failed.ts', 'providers/provider.ts'],
  // It traces packets between the endpoints that the checks found.
  evidence: ['lab/', 'fan/', 'process/', 'checks/endpoints.ts'],
  lab: ['fan/', 'files/', 'process/', 'providers/provider.ts'],
  providers: ['files/', 'process/', 'image/', 'host/', 'lab/package-root.ts'],
  image: ['files/', 'process/'],
  // What this computer is and has; observed, never changed.
  host: ['fan/', 'process/'],
  report: ['files/', 'process/'],
  fan: ['process/shown-value.ts', 'process/option-name.ts'],
  // Whose files are touched, and which.
  files: ['process/'],
  process: [],
}

/** A file's lines, as many as a reader can hold in mind. */
const mostLines = 250

const src = import.meta.dirname
const root = path.dirname(src)

interface Import {
  specifier: string
  typeOnly: boolean
}

const importing = /^(?:import|export)\s+(type\s)?[^'"();]*?\bfrom\s+'([^']+)'/gm
const importingForEffect = /^import\s+'([^']+)'/gm
const importingLater = /\bimport\(\s*'([^']+)'/g

function importsOf(text: string): Import[] {
  return [
    ...[...text.matchAll(importing)].map(([, type, specifier = '']) => ({
      specifier,
      typeOnly: type !== undefined,
    })),
    ...[...text.matchAll(importingForEffect), ...text.matchAll(importingLater)].map(([, specifier = '']) => ({
      specifier,
      typeOnly: false,
    })),
  ]
}

const allFiles = readdirSync(src, {recursive: true, encoding: 'utf8'}).sort()
const isTest = (file: string): boolean => /\.(test|lab|runner)\.ts$/.test(file)
const sources = new Map(
  allFiles
    .filter(file => file.endsWith('.ts'))
    .map(file => [file, readFileSync(path.join(src, file), 'utf8')]),
)
const imports = new Map([...sources].map(([file, text]) => [file, importsOf(text)]))

/** Files of src that a file imports, whole modules and types alike. */
const filesImportedBy = (file: string): string[] =>
  (imports.get(file) ?? [])
    .filter(({specifier}) => specifier.startsWith('.'))
    .map(({specifier}) => path.join(path.dirname(file), specifier))

function reachableFrom(starts: readonly string[]): Set<string> {
  const found = new Set(starts)
  for (const file of found) for (const next of filesImportedBy(file)) found.add(next)
  return found
}

const tests = [...sources.keys()].filter(isTest)
/** A program of its own, which a person's terminal is attached to. */
const attachProgram = 'providers/embedded/attach.ts'
const entries = [...sources.keys()].filter(
  file => file === 'index.ts' || file === 'action/index.ts' || file === attachProgram,
)
/** What runs in a scenario or in the action; the rest of src, but tests, helps tests. */
const product = reachableFrom(entries)
const written = [...sources.keys()].filter(file => !isTest(file))
const helpers = written.filter(file => !product.has(file))

const room = (file: string): string => file.split('/')[0] ?? ''
const crossings = [...product].flatMap(file =>
  filesImportedBy(file)
    .filter(target => room(target) !== room(file))
    .map(target => ({file, target, arrow: `${file} -> ${target}`})),
)
const isAllowed = ({file, target}: {file: string; target: string}): boolean =>
  (arrows[room(file)] ?? []).some(allowed => target === allowed || target.startsWith(allowed))

test('every import is seen', t => {
  for (const [file, text] of sources) {
    const words = text.split('\n').filter(line => /^(?:import|export|\}).* from '/.test(line))
    t.true((imports.get(file)?.length ?? 0) >= words.length, file)
    for (const target of filesImportedBy(file)) t.true(sources.has(target), `${file} imports ${target}`)
  }
})

test('every room is in the table', t => {
  const rooms = new Set([...product].map(room))
  t.deepEqual(
    [...rooms].filter(name => !(name in arrows)),
    [],
  )
})

test('arrows point one way', t => {
  const wrong = crossings.filter(crossing => !isAllowed(crossing)).map(({arrow}) => arrow)
  t.deepEqual([...new Set(wrong)], [])
})

/** No provider itself, but what those have in common that make labs in namespaces of this host. */
const sharedByProviders = 'embedded'

test('only the table of providers imports a provider', t => {
  for (const [file, list] of imports) {
    if (isTest(file) || file === 'providers/index.ts') continue
    for (const {specifier} of list.filter(each => each.specifier.startsWith('.'))) {
      const [, folder, name] =
        /^providers\/([^/]+)\/(.+)$/.exec(path.join(path.dirname(file), specifier)) ?? []
      if (name !== undefined && folder !== sharedByProviders)
        t.true(file.startsWith(`providers/${folder}/`), `${file} imports ${specifier}`)
    }
  }
})

test('steps, checks and lab start no process of the host', t => {
  const starters = new Set(['process/run.ts', 'process/foreground.ts'])
  for (const file of product) {
    if (!/^(steps|checks|evidence|lab|report|fan)\//.test(file)) continue
    for (const {specifier, typeOnly} of imports.get(file) ?? []) {
      const target = path.join(path.dirname(file), specifier)
      t.false(starters.has(target) && !typeOnly, `${file} imports ${specifier}`)
    }
  }
})

test('only process/ starts processes', t => {
  for (const file of written) {
    for (const {specifier} of imports.get(file) ?? []) {
      if (!/^(node:)?child_process$|^zx(\/|$)/.test(specifier)) continue
      t.is(room(file), 'process', `${file} imports ${specifier}`)
    }
  }
})

/** What changes something in the file system. */
const changing =
  /^(appendFile|chmod|chown|copyFile|cp|fchmod|fchown|lchown|link|mkdir|mkdtemp|open|rename|rm|rmdir|symlink|truncate|unlink|utimes|write|writeFile|createWriteStream)(Sync)?$/

/** Who may, and where: anybody else asks files/, which knows whose a file is. */
const changers: readonly string[] = [
  'files/',
  // In the state folder, which is root's own.
  ...[
    'providers/',
    'image/',
    'lab/lab-folder.ts',
    'lab/record.ts',
    'process/lock-holder.ts',
    'process/with-lock.ts',
  ],
  // In folders of the temporary folder that they have just made.
  ...['host/kvm.ts', 'scenario/provoke.ts'],
  // It opens what a user names, to read it.
  'process/given-file.ts',
  // The file that the action itself has named.
  'action/result.ts',
]

test('only files/ changes files outside of the state folder', t => {
  for (const file of product) {
    if (changers.some(allowed => file.startsWith(allowed))) continue
    const text = sources.get(file) ?? ''
    t.notRegex(text, /import (\* as )?\w+ from 'node:fs/, `${file} imports all that there is`)
    const names = [...text.matchAll(/import \{([^}]*)\} from 'node:fs(?:\/promises)?'/g)].flatMap(
      ([, list = '']) => list.split(',').map(name => name.trim().split(' ')[0] ?? ''),
    )
    t.deepEqual(
      names.filter(name => changing.test(name)),
      [],
      file,
    )
  }
})

test('only action/ knows GitHub', t => {
  for (const file of written) {
    if (room(file) === 'action') continue
    t.notRegex(sources.get(file) ?? '', /\b(GITHUB|RUNNER)_|@actions\/core/, file)
  }
})

test('scenarios import the bundle and their chapters, nothing else', t => {
  const folder = path.join(root, 'scenarios')
  for (const file of readdirSync(folder)) {
    for (const {specifier} of importsOf(readFileSync(path.join(folder, file), 'utf8'))) {
      t.true(['../dist/fanlab.mjs', './chapters.mjs'].includes(specifier), `${file} imports ${specifier}`)
    }
  }
})

test('no file imports itself by a detour', t => {
  for (const file of written) {
    t.false(reachableFrom(filesImportedBy(file)).has(file), file)
  }
})

test('what is not in the bundle is used by a test or a script', t => {
  const scripts = readdirSync(path.join(root, 'scripts')).map(name =>
    readFileSync(path.join(root, 'scripts', name), 'utf8'),
  )
  const usedByScripts = scripts.flatMap(text =>
    importsOf(text).map(({specifier}) => path.relative('src', path.join('scripts', specifier))),
  )
  const used = reachableFrom([...tests, ...usedByScripts])
  t.deepEqual(
    helpers.filter(file => !used.has(file)),
    [],
  )
})

test('no file is too long to be about one thing', t => {
  const guest = allFiles.filter(file => /^guest\/[^/]+$/.test(file) && !/\.(ts|o)$/.test(file))
  for (const file of [...product, ...guest]) {
    const lines = readFileSync(path.join(src, file), 'utf8').split('\n').length - 1
    t.true(lines <= mostLines, `${file} has ${lines} lines`)
  }
})

test('npm test compares the committed bundle with its source', t => {
  const {scripts} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  t.regex(scripts.test, /\bnpm run dist\b/)
  t.regex(scripts.dist, /build\.ts --check$/)
})
