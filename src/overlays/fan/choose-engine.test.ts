import test from 'ava'
import {chooseFanEngine} from './choose-engine.ts'
import type {FanEngineName, FanFacts, FanUser, FanWish} from './probe.ts'

const ubuntu = (version: string, kernel: string, more: Partial<FanFacts> = {}): FanFacts => ({
  kernel,
  fanVxlan: '4',
  os: {id: 'ubuntu', version},
  iproute2:
    version === '22.04'
      ? 'ip utility, iproute2-5.15.0, libbpf 0.5.0'
      : 'ip utility, iproute2-6.1.0, libbpf 1.3.0',
  ubuntuFan: '0.12.16',
  ...more,
})
const snap = (version: string, base: string): Partial<FanFacts> => ({lxd: {version, base}})
const lxd50 = snap('5.0.3', 'core22')
const lxd521 = snap('5.21.4', 'core24')
const lxd6 = snap('6.5', 'core26')
const noFan: Partial<FanFacts> = {fanVxlan: null}

const bookworm: FanFacts = {
  kernel: '6.1.0-18-amd64',
  fanVxlan: null,
  os: {id: 'debian', version: '12'},
  iproute2: 'ip utility, iproute2-6.1.0, libbpf 1.1.2',
  ubuntuFan: null,
  lxd: {version: '5.0.2-5+deb12u6', base: null},
}

/** What is known of each environment, and what a cluster's machine (lxd) and the others (fanctl) get there. */
const rows: readonly [
  title: string,
  facts: FanFacts,
  chosen: Readonly<Record<FanUser, FanEngineName | undefined>>,
  because: RegExp,
][] = [
  [
    "22.04 with its first kernel and LXD 5.0, the article's own environment",
    ubuntu('22.04', '5.15.0-94-generic', lxd50),
    {lxd: 'ubuntu', fanctl: 'ubuntu'},
    /has fan-map/,
  ],
  [
    '22.04 with kernel 6.2, which locks up',
    ubuntu('22.04', '6.2.0-26-generic', lxd50),
    {lxd: undefined, fanctl: 'ebpf'},
    /lxd#12161/,
  ],
  [
    "22.04 with kernel 6.5, the article's host",
    ubuntu('22.04', '6.5.0-21-generic', lxd50),
    {lxd: 'ubuntu', fanctl: 'ubuntu'},
    /has fan-map/,
  ],
  [
    '24.04 at its release, whose kernel had dropped the fan',
    ubuntu('24.04', '6.8.0-31-generic', {...lxd521, ...noFan}),
    {lxd: undefined, fanctl: 'ebpf'},
    /no fan in it/,
  ],
  [
    '24.04 of August 2024, which locks up',
    ubuntu('24.04', '6.8.0-41-generic', lxd521),
    {lxd: undefined, fanctl: 'ebpf'},
    /lxd#14025/,
  ],
  [
    '24.04 with its own kernel of today',
    ubuntu('24.04', '6.8.0-60-generic', lxd521),
    {lxd: 'ubuntu', fanctl: 'ubuntu'},
    /has fan-map/,
  ],
  ['24.10', ubuntu('24.10', '6.11.0-9-generic', lxd521), {lxd: 'ubuntu', fanctl: 'ubuntu'}, /has fan-map/],
  [
    '24.04 with kernel 6.14 and LXD of core22',
    ubuntu('24.04', '6.14.0-24-generic', snap('5.21.3', 'core22')),
    {lxd: undefined, fanctl: 'ebpf'},
    /lxd#16714|LP#2141703/,
  ],
  [
    '24.04 with kernel 6.14 and LXD of core24, whose own ip knows the fan',
    ubuntu('24.04', '6.14.0-24-generic', lxd521),
    {lxd: 'ubuntu', fanctl: 'ebpf'},
    /LP#2141703|has fan-map/,
  ],
  [
    '25.04',
    ubuntu('25.04', '6.14.0-15-generic', lxd50),
    {lxd: undefined, fanctl: 'ebpf'},
    /lxd#16714|LP#2141703/,
  ],
  ['25.10', ubuntu('25.10', '6.17.0-5-generic', lxd6), {lxd: undefined, fanctl: 'ebpf'}, /25\.10/],
  [
    '26.04 with LXD 6',
    ubuntu('26.04', '7.0.0-12-generic', lxd6),
    {lxd: 'ubuntu', fanctl: 'ubuntu'},
    /has fan-map/,
  ],
  [
    '26.04 with an LXD whose ip is too old',
    ubuntu('26.04', '7.0.0-12-generic', lxd50),
    {lxd: undefined, fanctl: 'ubuntu'},
    /lxd#16714|has fan-map/,
  ],
  [
    "GitHub's runner ubuntu-24.04",
    ubuntu('24.04', '6.14.0-1012-azure'),
    {lxd: 'ebpf', fanctl: 'ebpf'},
    /LP#2141703/,
  ],
  [
    "GitHub's runner ubuntu-22.04",
    ubuntu('22.04', '6.8.0-1021-azure'),
    {lxd: 'ubuntu', fanctl: 'ubuntu'},
    /has fan-map/,
  ],
  ['Debian 12', bookworm, {lxd: 'ebpf', fanctl: 'ebpf'}, /only Ubuntu's do/],
  [
    'a container on Ubuntu with LXD from a package',
    ubuntu('22.04', '5.15.0-94-generic', {...noFan, lxd: {version: '5.0.2', base: null}}),
    {lxd: 'ebpf', fanctl: 'ebpf'},
    /or this is a container/,
  ],
]
for (const [title, facts, chosen, because] of rows) {
  for (const user of ['lxd', 'fanctl'] as const) {
    test(`${title}: ${user} gets ${chosen[user] ?? 'no engine'}, and is told why`, t => {
      const {engine, reasons, hints} = chooseFanEngine(facts, user)
      t.is(engine, chosen[user])
      t.regex(reasons.join('\n'), because)
      t.is(hints.length > 0, engine === undefined)
    })
  }
}

/** What is offered where nothing works, or not what was asked for. */
const offers: readonly [title: string, facts: FanFacts, user: FanUser, wish: FanWish, hints: string[]][] = [
  [
    'an LXD of core22 on kernel 6.14',
    ubuntu('24.04', '6.14.0-24-generic', snap('5.21.3', 'core22')),
    'lxd',
    'auto',
    [
      'snap refresh lxd --channel=6/stable',
      'boot the kernel that the release came with (apt-get install linux-generic), brought up to date',
    ],
  ],
  [
    'a kernel that locks up',
    ubuntu('22.04', '6.2.0-26-generic', lxd50),
    'lxd',
    'auto',
    ['boot the kernel that the release came with (apt-get install linux-generic), brought up to date'],
  ],
  [
    '22.04 without the package of fanctl',
    ubuntu('22.04', '5.15.0-94-generic', {ubuntuFan: null}),
    'fanctl',
    'ubuntu',
    ['--fan ebpf', 'apt-get install ubuntu-fan'],
  ],
  ["Ubuntu's fan on Debian", bookworm, 'fanctl', 'ubuntu', ['--fan ebpf']],
  [
    'the ebpf program under an LXD of a snap, where Ubuntu’s own fan works',
    ubuntu('22.04', '5.15.0-94-generic', lxd50),
    'lxd',
    'ebpf',
    ['--fan ubuntu'],
  ],
  [
    'a release that nothing can be done for',
    ubuntu('25.10', '6.17.0-5-generic', lxd6),
    'lxd',
    'auto',
    ['machines of Ubuntu 22.04 with its first kernel and LXD 5.0'],
  ],
]
for (const [title, facts, user, wish, hints] of offers) {
  test(`${title}: what works is offered`, t => {
    const choice = chooseFanEngine(facts, user, wish)
    t.is(choice.engine, undefined)
    t.deepEqual(choice.hints, hints)
  })
}

test('what was asked for is taken where both work', t => {
  const facts = ubuntu('22.04', '5.15.0-94-generic')
  t.is(chooseFanEngine(facts, 'fanctl', 'ebpf').engine, 'ebpf')
  t.is(chooseFanEngine(facts, 'fanctl', 'ubuntu').engine, 'ubuntu')
  t.is(chooseFanEngine(facts, 'fanctl', 'auto').engine, 'ubuntu')
})

test('only the engine that was asked for has to explain itself', t => {
  const {reasons} = chooseFanEngine(bookworm, 'lxd', 'ubuntu')
  t.true(reasons.length > 0)
  t.true(reasons.every(reason => reason.startsWith('ubuntu: ')))
})
