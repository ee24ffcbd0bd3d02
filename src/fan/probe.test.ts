import test from 'ava'
import {chooseFanEngine, ebpfProblems, type FanFacts, manyOverlays, ubuntuProblems} from './probe.ts'

// Versions as these systems print them; which of them have a working fan is told in contracts.md 2.6.
const jammy: FanFacts = {
  kernel: '5.15.0-94-generic',
  fanVxlan: '4\n',
  os: {id: 'ubuntu', version: '22.04'},
  iproute2: 'ip utility, iproute2-5.15.0, libbpf 0.5.0',
  lxd: {version: '5.0.3', base: 'core22'},
}
const bookworm: FanFacts = {
  kernel: '6.1.0-18-amd64',
  fanVxlan: null,
  os: {id: 'debian', version: '12'},
  iproute2: 'ip utility, iproute2-6.1.0, libbpf 1.1.2',
  lxd: {version: '5.0.2', base: null},
}
const noble: FanFacts = {
  kernel: '6.8.0-60-generic',
  fanVxlan: '4\n',
  os: {id: 'ubuntu', version: '24.04'},
  iproute2: 'ip utility, iproute2-6.1.0, libbpf 1.3.0',
  lxd: {version: '5.21.3', base: 'core24'},
}

const choices: [title: string, facts: FanFacts, engine: 'ubuntu' | 'ebpf', because: RegExp][] = [
  ["the article's own environment", jammy, 'ubuntu', /has fan-map/],
  ['24.04 with its first kernel', noble, 'ubuntu', /has fan-map/],
  [
    '26.04',
    {...noble, kernel: '7.0.0-12-generic', os: {id: 'ubuntu', version: '26.04'}},
    'ubuntu',
    /has fan-map/,
  ],
  ['Debian', bookworm, 'ebpf', /only Ubuntu's do/],
  ['a container on Ubuntu', {...jammy, fanVxlan: null}, 'ebpf', /or this is a container/],
  ['22.04 with kernel 6.2', {...jammy, kernel: '6.2.0-39-generic'}, 'ebpf', /locks up/],
  ['22.04 with kernel 6.5', {...jammy, kernel: '6.5.0-21-generic'}, 'ubuntu', /has fan-map/],
  ['24.04 with kernel 6.14', {...noble, kernel: '6.14.0-1012-azure'}, 'ebpf', /LP#2141703/],
  ['25.10', {...noble, kernel: '6.17.0-5-generic', os: {id: 'ubuntu', version: '25.10'}}, 'ebpf', /25\.10/],
  [
    'an LXD whose ip is too old on 26.04',
    {...jammy, kernel: '7.0.0-12-generic', os: {id: 'ubuntu', version: '26.04'}},
    'ebpf',
    /lxd#16714/,
  ],
]
for (const [title, facts, engine, because] of choices) {
  test(`${title} uses the ${engine} engine, and says why`, t => {
    const choice = chooseFanEngine(facts)
    t.is(choice.engine, engine)
    t.regex(choice.reasons.join('\n'), because)
  })
}

test("every reason against Ubuntu's fan is told", t => {
  t.is(ubuntuProblems({...jammy, kernel: '6.14.0-24-generic', fanVxlan: null}).length, 3)
})

test('the ebpf engine works on Debian 12 and on 22.04 without LXD', t => {
  t.deepEqual(ebpfProblems(bookworm), [])
  const {lxd: _, ...withoutLxd} = jammy
  t.deepEqual(ebpfProblems(withoutLxd), [])
})

test('an old kernel, a tc without libbpf and a snap of LXD are told as problems of the ebpf engine', t => {
  const problems = ebpfProblems({
    ...jammy,
    kernel: '4.15.0-20-generic',
    iproute2: 'ip utility, iproute2-ss180129',
  })
  t.is(problems.length, 3)
  t.regex(problems.join('\n'), /5\.2 is needed[\s\S]*without libbpf[\s\S]*is a snap/)
})

test('a second overlay needs a kernel and an iproute2 from 5.18', t => {
  t.true(manyOverlays(bookworm))
  t.true(manyOverlays({...bookworm, iproute2: 'ip utility, iproute2-6.1.0'}))
  t.false(manyOverlays(jammy))
  t.false(manyOverlays({...jammy, kernel: '6.5.0-21-generic'}))
})
