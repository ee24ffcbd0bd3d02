import test from 'ava'
import {ebpfProblems, type FanFacts, ubuntuProblems} from './probe.ts'

// Versions as these systems print them. Which engine they get is told in choose-engine.test.ts.
const jammy: FanFacts = {
  kernel: '5.15.0-94-generic',
  fanVxlan: '4\n',
  os: {id: 'ubuntu', version: '22.04'},
  iproute2: 'ip utility, iproute2-5.15.0, libbpf 0.5.0',
  ubuntuFan: '0.12.16',
  lxd: {version: '5.0.3', base: 'core22'},
}
const bookworm: FanFacts = {
  kernel: '6.1.0-18-amd64',
  fanVxlan: null,
  os: {id: 'debian', version: '12'},
  iproute2: 'ip utility, iproute2-6.1.0, libbpf 1.1.2',
  ubuntuFan: null,
  lxd: {version: '5.0.2', base: null},
}

test("every reason against Ubuntu's fan is told", t => {
  const broken = {...jammy, kernel: '6.14.0-24-generic', fanVxlan: null, ubuntuFan: null}
  t.is(ubuntuProblems(broken, 'fanctl').length, 3)
  t.is(ubuntuProblems(broken, 'lxd').length, 2)
})

test('the ebpf engine works on Debian 12, and on 22.04 for fanctl, whatever LXD is there', t => {
  t.deepEqual(ebpfProblems(bookworm, 'lxd'), [])
  t.deepEqual(ebpfProblems(jammy, 'fanctl'), [])
})

test('an old kernel, a tc without libbpf and a snap of LXD are told as problems of the ebpf engine', t => {
  const old = {...jammy, kernel: '4.15.0-20-generic', iproute2: 'ip utility, iproute2-ss180129'}
  const problems = ebpfProblems(old, 'lxd')
  t.is(problems.length, 3)
  t.regex(problems.join('\n'), /5\.2 is needed[\s\S]*without libbpf[\s\S]*is a snap/)
})
