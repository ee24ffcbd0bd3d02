import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import test from 'ava'

/** What a lab's overlays and roles are, whichever they are, and the tables that find them. */
const seams = [
  ...['overlays/overlay.ts', 'overlays/index.ts', 'overlays/overlay-problems.ts'],
  'overlays/problems-between-overlays.ts',
  ...['roles/role.ts', 'roles/index.ts'],
].map(file => `src/${file}`)

/** The rooms of docs/principles.md, and what each may import: a whole room (`src/lab/`), or one file of it. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  // A lab of the project's own uses what a user's lab can use.
  'labs/article': ['src/api/'],
  'src/api': [
    ...['src/cli/', 'src/run/', 'src/expect/', 'src/faults/', 'src/overlays/', 'src/roles/'],
    ...['src/lab/', 'src/process/'],
  ],
  'src/action': [
    ...['src/cli/', 'src/run/', 'src/report/', 'src/files/', 'src/process/'],
    ...['src/lab/typed-command.ts'],
  ],
  'src/cli': [
    ...['src/run/', 'src/lab/', 'src/report/', 'src/image/', 'src/host/', 'src/files/', 'src/process/'],
    ...['src/providers/provider.ts', 'src/providers/index.ts', 'src/providers/settings.ts'],
    ...['src/providers/provider-names.ts', 'src/providers/features.ts', 'src/providers/settings-problems.ts'],
    ...seams,
  ],
  // It puts all the other rooms together, but chooses providers by their table.
  'src/run': [
    ...['src/expect/', 'src/faults/', 'src/evidence/', 'src/overlays/', 'src/roles/', 'src/lab/'],
    ...['src/report/', 'src/image/', 'src/host/', 'src/files/', 'src/process/'],
    ...['src/providers/provider.ts', 'src/providers/index.ts', 'src/providers/settings.ts'],
    ...['src/providers/provider-names.ts', 'src/providers/features.ts'],
    ...['src/providers/verification.ts', 'src/providers/embedded/cgroup-layout.ts'],
  ],
  'src/expect': ['src/probe/', ...seams, 'src/lab/', 'src/process/'],
  'src/faults': [
    ...['src/probe/', ...seams, 'src/lab/', 'src/files/', 'src/process/', 'src/providers/provider.ts'],
    ...['src/report/flow-report.ts', 'src/report/shown-outage.ts'],
  ],
  // It traces packets between the endpoints that were found.
  'src/evidence': [...['src/expect/endpoints.ts', ...seams], ...['src/lab/', 'src/process/']],
  'src/overlays': ['src/lab/', 'src/process/'],
  'src/roles': ['src/overlays/overlay.ts', 'src/overlays/index.ts', 'src/lab/', 'src/process/'],
  'src/probe': ['src/lab/', 'src/process/'],
  'src/lab': ['src/files/', 'src/process/', 'src/providers/provider.ts'],
  'src/providers': ['src/files/', 'src/process/', 'src/image/', 'src/host/'],
  'src/image': ['src/files/', 'src/process/'],
  // What this computer is and has. Observed, never changed, but by prepare-host.ts, which installs what is missing.
  'src/host': ['src/process/'],
  'src/report': ['src/lab/cell.ts', 'src/lab/check-failed.ts', 'src/files/', 'src/process/'],
  // The script of report.html, which runs in a browser: it has what the page says, and no machine.
  'src/page': [
    'src/report/page-data.ts',
    'src/report/flow-report.ts',
    'src/report/lab-picture.ts',
    'src/report/format-duration.ts',
    'src/lab/cell.ts',
  ],
  // Whose files are touched, and which.
  'src/files': ['src/process/'],
  'src/process': [],
}

/** A file's lines, as many as a reader can hold in mind. */
const mostLines = 250

const root = path.dirname(import.meta.dirname)
/** Where the product's code is; test/ only helps tests. */
const folders = ['src', 'labs', 'test'] as const

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

const allFiles = folders
  .flatMap(folder =>
    readdirSync(path.join(root, folder), {recursive: true, encoding: 'utf8'}).map(
      file => `${folder}/${file}`,
    ),
  )
  .sort()
const isTest = (file: string): boolean => /\.(test|lab|runner)\.ts$/.test(file)
const sources = new Map(
  allFiles
    .filter(file => file.endsWith('.ts'))
    .map(file => [file, readFileSync(path.join(root, file), 'utf8')]),
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
const attachProgram = 'src/providers/embedded/attach.ts'
const entries = [...sources.keys()].filter(file =>
  [
    ...['src/api/index.ts', 'src/api/commands.ts', 'src/api/lab-file.ts'],
    ...['src/action/index.ts', 'src/page/index.ts', 'labs/article/index.ts'],
    attachProgram,
  ].includes(file),
)
/** What runs in a scenario or in the action; the rest of src, but tests, helps tests. */
const product = reachableFrom(entries)
const written = [...sources.keys()].filter(file => !isTest(file))
const helpers = written.filter(file => !product.has(file))

const room = (file: string): string => file.split('/').slice(0, 2).join('/')
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
    for (const target of filesImportedBy(file))
      t.true(sources.has(target) || target.startsWith('scripts/'), `${file} imports ${target}`)
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
  const wrong = new Set(crossings.filter(crossing => !isAllowed(crossing)).map(({arrow}) => arrow))
  t.deepEqual([...wrong].sort(), [])
})

test('tests are helped from test/, and nothing of the product is there', t => {
  t.deepEqual(
    [...product].filter(file => file.startsWith('test/')),
    [],
  )
  t.deepEqual(
    helpers.filter(file => !file.startsWith('test/')),
    [],
  )
})

/** No provider itself, but what those have in common that make labs in namespaces of this host. */
const sharedByProviders = 'embedded'

/** It makes them, and tells without loading what makes them what is wrong with their settings. */
const providerTable: readonly string[] = ['index', 'on-this-host', 'elsewhere', 'settings-problems'].map(
  name => `src/providers/${name}.ts`,
)

test('only the table of providers imports a provider', t => {
  for (const [file, list] of imports) {
    if (isTest(file) || file.startsWith('test/') || providerTable.includes(file)) continue
    for (const {specifier} of list.filter(each => each.specifier.startsWith('.'))) {
      const [, folder, name] =
        /^src\/providers\/([^/]+)\/(.+)$/.exec(path.join(path.dirname(file), specifier)) ?? []
      if (name !== undefined && folder !== sharedByProviders)
        t.true(file.startsWith(`src/providers/${folder}/`), `${file} imports ${specifier}`)
    }
  }
})

/** They tell of the fan before there is a lab: the flag --fan, and what the doctor says of it. */
const knowFan: readonly string[] = ['src/run/check-host.ts', 'src/run/diagnose-fan.ts', 'src/run/request.ts']

/** It makes them, and tells without loading what makes them what is wrong with their prefixes, and between them. */
const overlayTable: readonly string[] = ['index', 'overlay-problems', 'problems-between-overlays'].map(
  name => `src/overlays/${name}.ts`,
)

test('only the table of overlays imports an overlay', t => {
  for (const file of product) {
    if (overlayTable.includes(file) || knowFan.includes(file)) continue
    for (const target of filesImportedBy(file)) {
      const [, folder] = /^src\/overlays\/([^/]+)\//.exec(target) ?? []
      if (folder !== undefined)
        t.true(file.startsWith(`src/overlays/${folder}/`), `${file} imports ${target}`)
    }
  }
})

test('only the table of roles imports a role, and the API what scripts take of it', t => {
  for (const file of product) {
    if (file === 'src/roles/table.ts' || file === 'src/api/index.ts') continue
    for (const target of filesImportedBy(file)) {
      const [, folder] = /^src\/roles\/([^/]+)\//.exec(target) ?? []
      if (folder !== undefined) t.true(file.startsWith(`src/roles/${folder}/`), `${file} imports ${target}`)
    }
  }
})

test('what knows a lab starts no process of the host', t => {
  const starters = new Set(['src/process/run.ts', 'src/process/foreground.ts'])
  for (const file of product) {
    if (!/^(labs|src\/(expect|probe|faults|overlays|roles|evidence|lab|report))\//.test(file)) continue
    for (const {specifier, typeOnly} of imports.get(file) ?? []) {
      const target = path.join(path.dirname(file), specifier)
      t.false(starters.has(target) && !typeOnly, `${file} imports ${specifier}`)
    }
  }
})

test('only process/ starts processes', t => {
  for (const file of product) {
    for (const {specifier} of imports.get(file) ?? []) {
      if (!/^(node:)?child_process$|^zx(\/|$)/.test(specifier)) continue
      t.is(room(file), 'src/process', `${file} imports ${specifier}`)
    }
  }
})

/** What changes something in the file system. */
const changing =
  /^(appendFile|chmod|chown|copyFile|cp|fchmod|fchown|lchown|link|mkdir|mkdtemp|open|rename|rm|rmdir|symlink|truncate|unlink|utimes|write|writeFile|createWriteStream)(Sync)?$/

/** Who may, and where: anybody else asks files/, which knows whose a file is. */
const changers: readonly string[] = [
  'src/files/',
  // In the state folder, which is root's own.
  ...[
    'src/providers/',
    'src/image/',
    'src/lab/lab-folder.ts',
    'src/lab/record.ts',
    // And limits of the host's kernel, which it notes there.
    'src/lab/raised-limits.ts',
    'src/faults/fault-record.ts',
    'src/process/lock-holder.ts',
    'src/process/with-lock.ts',
  ],
  // In folders of the temporary folder that they have just made.
  ...['src/host/kvm.ts', 'src/run/ask-quietly.ts'],
  // It opens what a user names, to read it.
  'src/process/given-file.ts',
  // The file that the action itself has named.
  'src/action/result.ts',
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

test('only who asks for a run knows argv and environment', t => {
  for (const file of product) {
    // The tools that are started below need the PATH and the proxies of this process.
    if (/^src\/(cli|action|process|providers|image)\//.test(file)) continue
    t.notRegex(sources.get(file) ?? '', /\bprocess\.(env|argv)\b/, file)
  }
})

test('only action/ knows GitHub', t => {
  for (const file of written) {
    if (room(file) === 'src/action' || file.startsWith('test/')) continue
    t.notRegex(sources.get(file) ?? '', /\b(GITHUB|RUNNER)_|@actions\/core/, file)
  }
})

test('scripts import the bundles and chapters, nothing else', t => {
  const allowed: Readonly<Record<string, readonly string[]>> = {
    scenarios: [
      '../dist/fanlab.mjs',
      '../dist/commands.mjs',
      '../dist/lab-file.mjs',
      '../dist/article.mjs',
      '../labs/article/chapters.mjs',
    ],
    'labs/article': ['../../dist/fanlab.mjs', '../../dist/article.mjs'],
  }
  for (const [folder, modules] of Object.entries(allowed)) {
    for (const file of readdirSync(path.join(root, folder)).filter(name => name.endsWith('.mjs'))) {
      for (const {specifier} of importsOf(readFileSync(path.join(root, folder, file), 'utf8')))
        t.true(modules.includes(specifier), `${file} imports ${specifier}`)
    }
  }
})

test('no file imports itself by a detour', t => {
  for (const file of written) {
    t.false(reachableFrom(filesImportedBy(file)).has(file), file)
  }
})

test('what is not in the bundle is used by a test or a script', t => {
  const scripts = readdirSync(path.join(root, 'scripts'))
    .filter(name => name.endsWith('.ts'))
    .map(name => readFileSync(path.join(root, 'scripts', name), 'utf8'))
  const usedByScripts = scripts.flatMap(text =>
    importsOf(text).map(({specifier}) => path.join('scripts', specifier)),
  )
  const used = reachableFrom([...tests, ...usedByScripts])
  t.deepEqual(
    helpers.filter(file => !used.has(file)),
    [],
  )
})

test('no file is too long to be about one thing', t => {
  const guest = allFiles.filter(file => /\/guest\/[^/]+$/.test(file) && !/\.(ts|o)$/.test(file))
  for (const file of [...product, ...guest]) {
    const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length - 1
    t.true(lines <= mostLines, `${file} has ${lines} lines`)
  }
})

test('what only a lab knows is in no room but its role’s', t => {
  const own: Readonly<Record<string, readonly string[]>> = {
    'load-?balancer': [],
    'container-1\\b': [],
    lxdfan0: ['src/roles/lxd-cluster/'],
  }
  for (const [words, where] of Object.entries(own)) {
    const naming = [...product].filter(
      file => file.startsWith('src/') && new RegExp(words, 'i').test(sources.get(file) ?? ''),
    )
    t.deepEqual(
      naming.filter(file => !where.some(allowed => file.startsWith(allowed))),
      [],
      words,
    )
  }
})

test('npm test compares the committed bundle with its source', t => {
  const {scripts} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  t.regex(scripts.test, /\bnpm run dist\b/)
  t.regex(scripts.dist, /build\.ts --check$/)
})
