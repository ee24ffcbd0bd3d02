import test from 'ava'
import {topologyOf} from '../lab/file/topology-of.ts'
import {identify} from '../process/process-identity.ts'
import {UsageError} from '../process/usage-error.ts'
import type {OptionName} from './options.ts'
import {readCommandLine} from './read-command-line.ts'
import {usage} from './usage.ts'

const taken: OptionName[] = [
  'lab',
  'provider',
  'fan',
  'underlay',
  'overlay',
  'distribution',
  'package',
  'keep',
  'no-install',
]

const refused = test.macro({
  exec(t, argv: readonly string[], message: RegExp) {
    const error = t.throws(() => readCommandLine(argv, taken), {instanceOf: UsageError})
    t.regex(error.message, message)
  },
  title: (_, argv: readonly string[]) =>
    `${argv.join(' ') || 'nothing'} is refused with the rule, the value and what is possible`,
})

test(refused, ['--no-such'], /--no-such[\s\S]*flags are: --lab --provider/)
test(refused, ['stray'], /stray/)
test(refused, ['--keep=yes'], /--keep/)
test(refused, ['--provider', 'vbox'], /--provider must be one of lxc,.* auto; got "vbox"/)
test(refused, ['--fan', 'ovn'], /--fan must be one of ebpf, ubuntu, auto; got "ovn"/)
test(refused, ['--distribution', 'slackware'], /--distribution must be one of debian-12, .*; got "slackware"/)
test(refused, ['--lab', 'a/b'], /--lab must be 1 to 20 of a-z, 0-9 and inner '-'; got "a\/b"/)
test(refused, ['--lab', ''], /--lab must be/)
test(refused, ['--lab', 'x'.repeat(21)], /--lab must be/)
test(refused, ['--lab', '$(id)'], /--lab must be/)
test(refused, ['--lab', '../etc'], /--lab must be/)
test(refused, ['--underlay', '10.0.0.0'], /--underlay: cannot parse prefix "10.0.0.0"/)
test(
  refused,
  ['--overlay', '10.0.0.0/8'],
  /10\.79\.89\.0\/24 and --overlay 10\.0\.0\.0\/8 are not a valid fan pair: .*overlap/,
)
test(refused, ['--underlay', '10.0.0.0/20'], /not a valid fan pair: .*LXD's limit/)
test(refused, ['--underlay', '10.0.0.5/24'], /host bits/)
test(refused, ['--overlay', '127.0.0.0/8'], /loopback/)

const keeping: OptionName[] = ['keep-for', 'keep-while', 'label', 'lab']

test('how long a lab is kept is a duration, a process, both or nothing', t => {
  const limit = (...argv: string[]) => readCommandLine(argv, keeping).request.retention.limit
  t.deepEqual(limit(), {})
  t.deepEqual(limit('--keep-for', '90m'), {forMs: 5_400_000})
  t.deepEqual(limit('--keep-for', '2d', '--keep-while', String(process.pid)), {
    forMs: 172_800_000,
    while: identify(process.pid),
  })
})

for (const argv of [
  ...[
    ['--keep-for', '90'],
    ['--keep-for', '0h'],
    ['--keep-for', '1.5h'],
    ['--keep-for', '1w'],
  ],
  ...[
    ['--keep-while', '0'],
    ['--keep-while', '4294967295'],
    ['--keep-while', 'self'],
  ],
  ...[
    ['--label', 'a\nb'],
    ['--label', 'x'.repeat(201)],
  ],
]) {
  test(`refused: ${JSON.stringify(argv).slice(0, 60)}`, t => {
    const flag = argv[0] ?? ''
    t.regex(
      t.throws(() => readCommandLine(argv, keeping), {instanceOf: UsageError}).message,
      new RegExp(`^${flag} must be`),
    )
  })
}

test('the environment names the lab where no flag does', t => {
  const lab = (...argv: string[]) =>
    readCommandLine(argv, keeping, {env: {FANLAB_LAB: 'mine'}}).request.lab.name
  t.is(lab(), 'mine')
  t.is(lab('--lab', 'other'), 'other')
  t.throws(() => readCommandLine([], keeping, {env: {FANLAB_LAB: '../x'}}), {
    message: /--lab must be .*got "\.\.\/x"/,
  })
})

test('all problems are told at once', t => {
  const {message} = t.throws(() => readCommandLine(['--lab', 'A', '--provider', 'x', '--fan', 'y'], taken), {
    instanceOf: UsageError,
  })
  t.is(message.split('\n').length, 3)
})

test('without flags the lab is the article’s', t => {
  const {request} = readCommandLine([], taken, {env: {}})
  t.like(request, {
    lab: {name: 'fanlab', choseNetwork: false},
    provider: {name: 'lxc', install: true},
    image: {distribution: 'debian-12'},
    retention: {keep: false},
    stateDir: '/var/lib/fanlab',
  })
  t.deepEqual(topologyOf(request.lab.file).underlay, {address: 0x0a4f5900, length: 24})
})

test('a flag that may be repeated gives all its values', t => {
  t.deepEqual(readCommandLine(['--package', 'aa', '--package', 'bb=1'], taken).request.image.packages, [
    'aa',
    'bb=1',
  ])
})

test('the help names every flag that is taken, and no other', t => {
  const text = usage('bin/fanlab full', ['lab', 'keep'])
  t.regex(text, /^usage: bin\/fanlab full \[flags\]/)
  t.regex(text, /--lab NAME/)
  t.notRegex(text, /--provider/)
})

test('a state folder that mount options cannot name is refused', t => {
  t.throws(() => readCommandLine([], taken, {env: {FANLAB_STATE_DIR: '/var/lib/a,b'}}), {
    message: /FANLAB_STATE_DIR .*got "\/var\/lib\/a,b"/,
  })
  t.is(readCommandLine([], taken, {env: {FANLAB_STATE_DIR: '/srv/fan'}}).request.stateDir, '/srv/fan')
})
