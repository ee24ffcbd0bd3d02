import test from 'ava'
import {foreseeableFanProblems} from './foresee-fan.ts'

test("Ubuntu's fan is refused for machines that share the host's kernel, and for Debian, with each reason", t => {
  const problems = foreseeableFanProblems('ubuntu', {kernel: '6.18.44', distribution: 'debian-12'})
  t.is(problems.length, 2)
  t.regex(problems.map(({message}) => message).join('\n'), /debian's kernel[\s\S]*kernel 6\.18\.44 shows no/)
  t.true(problems.every(({hint}) => /^--fan ebpf, or .*--provider multipass$/.test(hint)))
})

test("Ubuntu's fan is refused in containers of Ubuntu, too", t => {
  t.is(
    foreseeableFanProblems('ubuntu', {kernel: '5.15.0-94-generic', distribution: 'ubuntu-22.04'}).length,
    1,
  )
})

test('machines that bring their own kernel and system are asked later', t => {
  t.deepEqual(foreseeableFanProblems('ubuntu', {kernel: undefined, distribution: undefined}), [])
  t.deepEqual(foreseeableFanProblems('ubuntu', {kernel: undefined, distribution: 'ubuntu-24.04'}), [])
  t.is(foreseeableFanProblems('ubuntu', {kernel: undefined, distribution: 'debian-12'}).length, 1)
})

test('nothing is foreseen of engines that go on any kernel', t => {
  for (const wish of ['ebpf', 'auto'] as const)
    t.deepEqual(foreseeableFanProblems(wish, {kernel: '6.18.44', distribution: 'debian-12'}), [])
})
