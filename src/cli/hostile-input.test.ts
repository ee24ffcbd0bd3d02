import {spawnSync} from 'node:child_process'
import {chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test, {type ExecutionContext} from 'ava'
import fc from 'fast-check'
import {controlCharacters, harmIn} from '../../test/support/hostile-values.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {packageRoot} from '../process/package-root.ts'
import {UsageError} from '../process/usage-error.ts'
import {type OptionName, optionNames, optionOf} from './options.ts'
import {type CommandLine, readCommandLine} from './read-command-line.ts'

// Every flag, every variable and every file that they name, with whatever can be wrong with it. A flag without a row here
// fails a test.

const folder = temporaryFolder()
const at = (name: string): string => join(folder, name)
const deb = '!<arch>\ndebian-binary   '
makeFiles()

interface Row {
  /** Values that are refused, beside those that no flag takes. */
  refused: readonly string[]
  taken: readonly string[]
  /** Words beside it without which it means nothing. */
  with?: readonly string[]
}

const long = 'x'.repeat(5000)
const ssh = ['--provider', 'ssh']
const file: Row['refused'] = ['', ' ', '\t', long, `${'x'.repeat(300)}/y`]
const written = [
  ...[
    ...file,
    '/dev/null',
    '/dev/stdout',
    '/dev/full',
    '/dev/shm',
    '/etc/x.json',
    '/',
    '/proc/self/x',
    '/etc/passwd/x',
  ],
  ...['other', 'fifo_1.deb', 'text_1.deb/x', 'socket_1.deb'].map(at),
]
const prefixes = [
  ...[
    '',
    ' ',
    '10.79.89.0',
    '10.79.89.0/33',
    '10.79.89.0/-1',
    '10.79.89.0/024',
    '010.79.89.0/24',
    '10.79.89.7/24',
  ],
  ...[
    '256.0.0.0/8',
    '1e9/8',
    '99999999999999999999/8',
    '::1/64',
    'fd00::/8',
    '0.0.0.0/0',
    '0x0a000000/8',
    'x',
    long,
  ],
  ...[
    '127.0.0.0/8',
    '127.0.0.0/16',
    '0.0.0.0/8',
    '224.0.0.0/8',
    '169.254.0.0/16',
    '10.79.89.0/32',
    '/',
    '/8',
  ],
]
const names = ['', ' ', '-x', '--help', '-oProxyCommand=x', 'a b', 'a/b', '../x', 'a:b', '$(id)', 'ä', long]

const rows: Record<OptionName, Row> = {
  lab: {refused: [...names, 'A', 'a.b', 'a-', 'x'.repeat(21)], taken: ['a', 'x'.repeat(20), 'a-1']},
  file: {
    refused: [...names, '/', '/dev/zero', 'lab\0.yaml', 'labs/article', 'labs/none.yaml'],
    taken: ['labs/article/lab.yaml'],
  },
  provider: {refused: [...names, 'LXC', 'constructor', 'ssh,lxc'], taken: ['lxc', 'auto', 'qemu']},
  fan: {refused: [...names, 'Ebpf', 'toString'], taken: ['ebpf', 'ubuntu', 'auto']},
  underlay: {
    refused: [
      ...prefixes,
      '10.79.89.0/20',
      '255.255.255.0/24',
      '240.0.0.0/16',
      '169.254.7.0/24',
      '0.1.0.0/16',
    ],
    taken: ['10.79.89.0/24', '172.16.0.0/16', '192.168.7.0/24'],
  },
  overlay: {
    refused: [...prefixes, '10.0.0.0/8', '240.0.0.0/12', '240.0.0.0/24', '230.0.0.0/8'],
    taken: ['240.0.0.0/8', '250.0.0.0/8', '11.0.0.0/8', '172.31.0.0/16'],
  },
  distribution: {
    refused: [...names, 'debian', 'ubuntu-24.04', '__proto__'],
    taken: ['debian-12', 'debian-13'],
  },
  'apt-source': {
    refused: [
      ...['', ' ', 'deb', 'deb-src http://x y main', 'http://x', 'deb http://x', `deb http://x y ${long}`],
      ...[
        'deb cdrom:[Debian]/ bookworm main',
        'deb ssh://h/p bookworm main',
        'deb store:/x ./',
        'deb rsh://h/p ./',
      ],
      ...['deb file:/srv ./', 'deb http: bookworm main', 'deb copy:srv ./', 'deb [a [b] http://x y main'],
      ...['deb https://ann:secret@example.org/debian bookworm main', 'deb mirror+http://x/y bookworm main'],
      ...['rm -rf /', '-o Dir::Etc=x', 'deb constructor://x y main'],
    ],
    taken: ['deb [trusted=yes] https://example.org/debian bookworm main', 'deb copy:/srv/packages ./'],
  },
  package: {
    refused: [
      ...[
        ...names,
        'lxd-',
        'lxd+',
        'lxd=5-',
        'lxd=',
        'lxd=x',
        'lxd=1=2',
        '--allow-unauthenticated',
        '?x',
        'lxd/sid',
      ],
      ...[
        'none_1.deb',
        'folder_1.deb',
        'fifo_1.deb',
        'null_1.deb',
        'loop_1.deb',
        'dangling_1.deb',
        'empty_1.deb',
      ].map(at),
      ...['text_1.deb', 'large_1.deb', '-y_1.deb', 'text_1.deb/x.deb', `${long}.deb`, 'socket_1.deb'].map(at),
    ],
    taken: ['lxd', 'g++', 'lxd=5.0.2-5', at('fine_1.deb'), at('link_1.deb')],
  },
  'image-digest': {
    refused: [
      ...names,
      'sha256:',
      `sha256:${'g'.repeat(64)}`,
      `md5:${'0'.repeat(32)}`,
      `SHA256:${'0'.repeat(64)}`,
    ],
    taken: [`sha256:${'0'.repeat(64)}`],
  },
  'accept-cached-image': {refused: [], taken: []},
  'all-endpoints': {refused: [], taken: []},
  'expect-failure': {refused: [], taken: []},
  'expect-unreachable': {refused: [], taken: []},
  inventory: {
    refused: [
      ...[...file, '/', folder, '/dev/null', '/dev/zero', '/dev/stdin', '/proc/self/mem'],
      ...['none', 'fifo_1.deb', 'loop_1.deb', 'large_1.deb', 'empty_1.deb', 'text_1.deb', 'text_1.deb/x'].map(
        at,
      ),
      ...['null.json', 'list.json', 'no-machines.json', 'machines-text.json', 'many.json', 'broken.json'].map(
        at,
      ),
      ...[
        'option.json',
        'option-user.json',
        'port.json',
        'twice.json',
        'key-folder.json',
        'key-fifo.json',
      ].map(at),
      ...[
        'key-none.json',
        'hosts-folder.json',
        'unknown-key.json',
        'escape.json',
        'proto.json',
        'nested.json',
      ].map(at),
    ],
    taken: [at('fine.json')],
    with: ssh,
  },
  empty: {refused: [], taken: [], with: [...ssh, '--inventory', at('fine.json')]},
  remote: {refused: names, taken: ['hall', 'my-server.example'], with: ['--provider', 'lxd']},
  network: {refused: names, taken: ['lxdbr0', 'my-net'], with: ['--provider', 'incus']},
  vm: {refused: [], taken: [], with: ['--provider', 'lxd']},
  box: {
    refused: [...names.filter(name => name !== 'a/b'), '/x', 'x/', 'a/b/c', '-a/b'],
    taken: ['debian/bookworm64', 'mine'],
    with: ['--provider', 'vagrant'],
  },
  hypervisor: {
    refused: [...names, 'nonsense', 'VirtualBox'],
    taken: ['libvirt', 'virtualbox'],
    with: ['--provider', 'vagrant'],
  },
  'no-install': {refused: [], taken: []},
  'raise-limits': {refused: [], taken: []},
  acts: {
    refused: ['', ' ', ',', '-x', '--help', '$(id)', '../x', 'a\nb', 'a\u202eb', long],
    taken: ['S3', 'S3,S5-S9', 'nginx', 'container-1’s address'],
  },
  keep: {refused: [], taken: []},
  'keep-on-failure': {refused: [], taken: []},
  for: {
    refused: ['', ' ', '10', '0s', '1.5s', '1w', '-1s', '+1s', '1s ', '01s', long],
    taken: ['1s', '2m'],
  },
  within: {
    refused: ['', ' ', '10', '0s', '1.5s', '1w', '-1s', '+1s', '1s ', '01s', long],
    taken: ['1s', '2m'],
  },
  flow: {
    refused: [
      '',
      ' ',
      'a',
      'a:',
      ':b',
      'a b:c',
      'a:b:',
      'a:b:smtp',
      'a:b:tcp/0',
      '$(id):b',
      'a:b:icmp ',
      long,
    ],
    taken: ['client:server', 'web-*:db:tcp-new/5432', 'a:b:http/8080/x'],
  },
  'max-outage': {
    refused: ['', ' ', '10', '1h', '-1s', '+1s', '1s ', '1.5555s', '25d', '34561m', long],
    taken: ['0ms', '300ms', '1.5s', '2m'],
  },
  'keep-for': {
    refused: [
      ...['', ' ', '90', '0h', '1.5h', '1w', '-1h', '+1h', '1h ', '1e3h', '3651d', '999999999d'],
      long,
      '01h',
    ],
    taken: ['90s', '3650d'],
  },
  'keep-while': {
    refused: ['', ' ', '0', '-1', '1.5', '4294967295', '99999999999999999999', 'self', '1/../self', long],
    taken: [String(process.pid)],
  },
  reports: {
    refused: [
      ...[
        ...file,
        '/',
        '/etc',
        '/dev',
        '/dev/null',
        '/etc/passwd/reports',
        '/proc/reports',
        '/sys',
        '/usr/x',
        '/home',
      ],
      ...['text_1.deb', 'fifo_1.deb', 'text_1.deb/reports', 'text_1.deb/a/b'].map(at),
    ],
    taken: ['out put; $(id)', 'a/b', "it's"],
  },
  reboot: {refused: names, taken: ['rolling', 'power-cut', 'web-1']},
  set: {
    refused: ['', 'peers', '=3', '3=peers', 'a b=3', 'ä=3', `${'x'.repeat(41)}=3`, long],
    taken: ['peers=3', 'peers=', 'page=a=b', `a-b_c=${long}`],
  },
  label: {refused: ['x'.repeat(201), 'x\u202ey', 'x\u200by', long], taken: ['', 'repo run 7', '::error::x']},
  timings: {refused: written, taken: ['t.json']},
  result: {refused: written, taken: ['r.json']},
  all: {refused: [], taken: []},
  force: {refused: [], taken: []},
  abandoned: {refused: [], taken: []},
  format: {refused: [...names, 'Mermaid', 'svg', 'toString'], taken: ['mermaid', 'dot']},
  list: {refused: [], taken: []},
  rules: {refused: [], taken: []},
  json: {refused: [], taken: []},
}

const env = {HOME: '/root'}
const read = (argv: readonly string[], more: Record<string, string | undefined> = {}): CommandLine =>
  readCommandLine(argv, optionNames, {env: {...env, ...more}})

/** What is said against it; undefined when it is taken. */
function refusalOf(
  argv: readonly string[],
  more: Record<string, string | undefined> = {},
): string[] | undefined {
  try {
    read(argv, more)
    return undefined
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return error.message.split('\n')
  }
}

const contents = (): string =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .sort()
    .map(name => `${name} ${lstatSync(at(name)).mtimeMs}`)
    .join('\n')

/** One problem, that names the thing and quotes the value, and nothing harmful in it. */
function assertTold(t: ExecutionContext, lines: string[] | undefined, thing: string, value: string): void {
  const about = `${thing} of ${JSON.stringify(value).slice(0, 100)}: ${lines?.join('\n')}`
  const isPrefix = thing === '--underlay' || thing === '--overlay'
  t.true(lines !== undefined && (lines.length === 1 || (isPrefix && lines.length > 1)), about)
  const line = lines?.join('\n') ?? ''
  t.deepEqual(harmIn(line), [], about)
  // Of two networks each rule that they break together is told.
  t.true(isPrefix ? line.includes(thing) : line.startsWith(thing), about)
  const quoted = JSON.stringify(value.slice(0, 10)).slice(1, -1)
  const isTold =
    value.trim() === '' ||
    /secret/.test(value) ||
    line.includes(quoted) ||
    /\p{Cc}|\u2028|\u202e|\u200b/u.test(value)
  t.true(isTold || line.includes(value.split('/')[0] ?? ''), `the value: ${about}`)
}

test('every flag has a row', t => {
  t.deepEqual(Object.keys(rows).sort(), optionNames.toSorted())
  for (const flag of optionNames)
    t.is(rows[flag].refused.length > 0, optionOf(flag).type === 'string', `${flag}: what is refused?`)
})

for (const [flag, row] of Object.entries(rows) as [OptionName, Row][]) {
  if (optionOf(flag).type === 'boolean') {
    test(`--${flag} takes no value`, t => {
      const lines = refusalOf([`--${flag}=x\u001b\n::error::y`, ...(row.with ?? [])])
      assertTold(t, lines, `--${flag}`, 'x\u001b\n::error::y')
      t.is(refusalOf([`--${flag}`, ...(row.with ?? [])]), undefined)
    })
    continue
  }
  test(`--${flag} is taken when it is right, and refused with one line when it is not; nothing is touched`, t => {
    const before = contents()
    for (const value of row.taken)
      t.is(refusalOf([`--${flag}=${value}`, ...(row.with ?? [])]), undefined, value)
    for (const value of [...row.refused, ...controlCharacters])
      assertTold(t, refusalOf([`--${flag}=${value}`, ...(row.with ?? [])]), `--${flag}`, value)
    for (const words of [[`--${flag}`], [`--${flag}`, '-x']]) {
      const lines = refusalOf([...(row.with ?? []), ...words])
      // Without an inventory there is nothing for provider ssh.
      assertTold(
        t,
        flag === 'inventory' ? lines?.slice(0, 1) : lines,
        `--${flag} needs a value`,
        words[1] ?? '',
      )
    }
    t.is(contents(), before)
  })
}

test('words that are no flags are told as what they are', t => {
  for (const word of [
    '--nope',
    '--',
    '-x',
    'stray',
    '--no\u001b[31m',
    'x\n::error::y',
    '--\n::error::x=1',
    '-\u009b',
  ]) {
    if (word === '--') continue
    const lines = refusalOf([word])
    t.is(lines?.length, 1, word)
    t.deepEqual(harmIn(lines?.join('\n') ?? ''), [], word)
  }
})

test('the environment is validated as flags are', t => {
  const bad: Record<string, readonly string[]> = {
    FANLAB_STATE_DIR: ['relative', '/', '/..', '/a/../b', '/a b', '/a,b', '/ä', `/${long}`, '//', '/.'],
    XDG_CACHE_HOME: ['relative', './x', '~/.cache'],
    HOME: ['', 'relative', '.'],
    FANLAB_LAB: ['../x', 'A', '-x', long],
  }
  for (const [variable, values] of Object.entries(bad)) {
    for (const value of [...values, ...controlCharacters]) {
      const lines = refusalOf([], {[variable]: value})
      t.is(lines?.length, 1, `${variable}=${value}`)
      t.deepEqual(harmIn(lines?.[0] ?? ''), [], lines?.[0])
      t.regex(lines?.[0] ?? '', new RegExp(variable))
    }
  }
  t.is(
    refusalOf([], {FANLAB_STATE_DIR: '/srv/fan', XDG_CACHE_HOME: '/srv/cache', FANLAB_LAB: 'mine'}),
    undefined,
  )
  t.is(refusalOf([], {HOME: undefined}), undefined, 'the list of users has it')
})

test('things that exclude each other are refused', t => {
  for (const [argv, thing] of [
    [['--inventory', at('fine.json')], '--inventory is for provider ssh; got provider lxc'],
    [['--provider', 'ssh'], '--inventory: must name the file'],
    [['--vm'], '--vm is for provider lxd or incus; got provider lxc'],
    [['--package', 'lxd', '--package', 'lxd=5.0'], '--package: package "lxd" is chosen more than once'],
    [
      ['--package', at('fine_1.deb'), '--package', at('other/fine_1.deb')],
      '--package: package "fine" is chosen',
    ],
    [['--result', 'x', '--timings', './x'], '--timings must be another path than --result'],
    [['--reports', 'x', '--result', 'x'], '--result must be another path than --reports'],
    [['--provider', 'multipass', '--package', 'jq'], '--package is for machines with'],
    [['--provider', 'lxd', '--underlay', '10.79.89.0/24'], '--underlay: provider lxd gives'],
    [
      ['--underlay', '10.79.89.0/24', '--overlay', '10.0.0.0/8'],
      '--underlay 10.79.89.0/24 and --overlay 10.0.0.0/8',
    ],
  ] as const) {
    const lines = refusalOf(argv)
    t.is(lines?.length, 1, `${thing}: ${lines?.join('\n')}`)
    t.true(lines?.[0]?.startsWith(thing), lines?.[0])
  }
})

test('however much is wrong, each of it is told in a line of its own', t => {
  // Flags that say nothing about each other.
  const apart = (
    ['lab', 'fan', 'underlay', 'apt-source', 'package', 'keep-for', 'label', 'result', 'reboot'] as const
  ).map(flag =>
    fc.record({flag: fc.constant(flag), value: fc.constantFrom(...rows[flag].refused, ...controlCharacters)}),
  )
  fc.assert(
    fc.property(fc.tuple(...apart), fc.integer({min: 1, max: apart.length}), (all, count) => {
      const chosen = all.slice(0, count)
      const lines = refusalOf(chosen.map(({flag, value}) => `--${flag}=${value}`)) ?? []
      t.true(lines.length >= count, lines.join('\n'))
      for (const {flag} of chosen) t.true(lines.some(line => line.startsWith(`--${flag}`)))
      t.deepEqual(harmIn(lines.join('\n')), [])
    }),
    {numRuns: 50},
  )
  const many = refusalOf([
    '--package',
    'lxd-',
    '--package',
    '-y',
    '--apt-source',
    'x',
    '--apt-source',
    'deb ssh://x y z',
  ])
  t.is(many?.length, 4, many?.join('\n'))
})

test('whatever the command line is, it is taken or refused, and nothing throws anything else', t => {
  const word = fc.oneof(
    fc.constantFrom(...optionNames.map(flag => `--${flag}`), '--', '-', '--=', '---', '-abc'),
    fc.string({unit: 'binary', maxLength: 20}),
    fc.constantFrom(...controlCharacters),
    fc
      .tuple(fc.constantFrom(...optionNames), fc.string({unit: 'binary', maxLength: 20}))
      .map(([flag, value]) => `--${flag}=${value}`),
  )
  fc.assert(
    fc.property(fc.array(word, {maxLength: 6}), argv => {
      t.deepEqual(harmIn(refusalOf(argv)?.join('\n') ?? ''), [])
    }),
    {numRuns: 300},
  )
})

test('the processes themselves end with 64, tell it, and make nothing', t => {
  const state = at('state')
  const run = (command: string, ...words: string[]) =>
    spawnSync(command, words, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 30_000,
      env: {PATH: process.env.PATH, HOME: '/root', FANLAB_STATE_DIR: state, XDG_CACHE_HOME: at('cache')},
    })
  const scenario = (name: string, ...words: string[]) =>
    run(process.execPath, join(packageRoot, 'scenarios', `${name}.mjs`), ...words)
  const before = contents()
  for (const [ended, count] of [
    [
      scenario(
        'full',
        '--package',
        'lxd-',
        '--lab=\n::error::x',
        '--hypervisor',
        'nonsense',
        '--provider',
        'vagrant',
      ),
      3,
    ],
    [scenario('up', '--provider', 'ssh', '--inventory', at('fifo_1.deb')), 1],
    [scenario('down', '--nope\u001b[31m'), 1],
    [run(join(packageRoot, 'bin', 'fanlab'), '\u001b[31mx'), 1],
  ] as const) {
    t.is(ended.status, 64, ended.stderr)
    t.is(ended.stdout, '')
    const lines = ended.stderr.trimEnd().split('\n')
    t.true(lines[0]?.startsWith('fanlab: '), ended.stderr)
    t.is(lines.filter(line => !line.startsWith('hint: ')).length, count, ended.stderr)
    t.deepEqual(harmIn(ended.stderr), [])
  }
  t.is(contents(), before)
})

function makeFiles(): void {
  for (const name of ['folder_1.deb', 'other']) mkdirSync(at(name))
  spawnSync('mkfifo', [at('fifo_1.deb')])
  spawnSync('python3', [
    '-c',
    'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])',
    at('socket_1.deb'),
  ])
  for (const [name, target] of Object.entries({
    'null_1.deb': '/dev/null',
    'loop_1.deb': 'loop_1.deb',
    'dangling_1.deb': 'nowhere',
    'link_1.deb': 'fine_1.deb',
  }))
    symlinkSync(target, at(name))
  for (const [name, content] of Object.entries({
    ...{'empty_1.deb': '', 'text_1.deb': 'text', 'large_1.deb': deb, '-y_1.deb': deb, 'fine_1.deb': deb},
    ...{'other/fine_1.deb': deb, key: 'key'},
  }))
    writeFileSync(at(name), content)
  truncateSync(at('large_1.deb'), 2 ** 30 + 1)
  chmodSync(at('key'), 0o600)
  const one = {name: 'lxd-1', address: '192.0.2.1'}
  const many = Array.from({length: 3000}, (_, index) => ({name: `m${index}`, address: `192.0.2.${index}`}))
  for (const [name, content] of Object.entries({
    'fine.json': {machines: [{...one, identityFile: 'key'}]},
    'null.json': null,
    'list.json': [],
    'no-machines.json': {},
    'machines-text.json': {machines: 'all'},
    'many.json': {machines: many},
    'option.json': {machines: [{...one, address: '-oProxyCommand=touch /tmp/x'}]},
    'option-user.json': {machines: [{...one, user: '-x'}]},
    'port.json': {machines: [{...one, port: 65_536}]},
    'twice.json': {machines: [one, {...one, address: '192.0.2.2'}]},
    'key-folder.json': {machines: [{...one, identityFile: 'other'}]},
    'key-fifo.json': {machines: [{...one, identityFile: 'fifo_1.deb'}]},
    'key-none.json': {machines: [{...one, identityFile: 'none'}]},
    'hosts-folder.json': {machines: [one], knownHosts: '.'},
    'unknown-key.json': {machines: [one], '\u001b[31m\n::error::x': 1},
    'escape.json': {machines: [{...one, user: '\u001b[31m\n::error::x'}]},
    'nested.json': {machines: [{...one, address: {a: ['\u009b']}}]},
  }))
    writeFileSync(at(name), JSON.stringify(content))
  writeFileSync(at('broken.json'), '{"machines": [\u001b]}')
  writeFileSync(
    at('proto.json'),
    '{"machines": [{"name": "a", "address": "192.0.2.1", "__proto__": {"user": "-x"}}]}',
  )
}
