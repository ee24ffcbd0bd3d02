import test from 'ava'
import {readFault} from '../lab/fault/read-fault.ts'
import {featuresOf} from '../providers/features.ts'
import type {ProviderName} from '../providers/provider-names.ts'
import {noteOfFault, problemOfFault} from './fault-problems.ts'

const able = {filter: undefined, programs: undefined, tbf: undefined, netem: undefined}

const deed = (line: string) => {
  const read = readFault(line)
  if ('rule' in read) throw new Error(read.rule)
  return read.deed
}
const problem = (
  line: string,
  name: ProviderName,
  host: Parameters<typeof problemOfFault>[1]['host'] = able,
) => problemOfFault(deed(line), {provider: {name, features: featuresOf(name)}, host})

test('what a provider cannot do is refused with what can', t => {
  t.is(problem('link net down', 'lxc'), undefined)
  t.is(problem('link net down', 'qemu')?.hint, 'blackhole net, or provider lxc')
  t.regex(problem('blackhole net', 'multipass')?.message ?? '', /provider multipass: it has no ends of links/)
  t.is(problem('link net down', 'lxd'), undefined)
  t.regex(problem('freeze a', 'multipass')?.message ?? '', /cannot hold its machines/)
  t.regex(problem('power-cut a', 'ssh')?.message ?? '', /cannot cut the power/)
  t.regex(problem('fill-disk on a', 'lxc')?.message ?? '', /no disks of their own/)
  t.is(problem('fill-disk on a', 'uml'), undefined)
  t.is(problem('kill x on a', 'ssh'), undefined)
})

test('what the kernel cannot do is refused, unless machines have kernels of their own', t => {
  const lacking = {filter: 'no nft', programs: 'no bpf', tbf: 'no tbf', netem: 'no netem'}
  for (const [line, reason] of [
    ['loss net 1%', 'no nft'],
    ['mtu net 1200', 'no bpf'],
    ['rate net 1mbit', 'no tbf'],
  ] as const)
    t.is(problem(line, 'uml', lacking)?.message, reason)
  t.regex(
    problem('delay net 1ms', 'lxc', lacking)?.message ?? '',
    /^no netem, and machines of provider lxc share it$/,
  )
  t.is(problem('delay net 1ms', 'uml', lacking), undefined)
  t.is(problem('delay net 1ms', 'lxc'), undefined)
})

test('a delay inside of machines is told', t => {
  const provider = {name: 'uml', features: featuresOf('uml')}
  t.is(noteOfFault(deed('delay net 1ms'), {provider, host: able}), undefined)
  t.regex(
    noteOfFault(deed('delay net 1ms'), {provider, host: {...able, netem: 'none'}}) ?? '',
    /of what they send/,
  )
  t.is(noteOfFault(deed('loss net 1%'), {provider, host: {...able, netem: 'none'}}), undefined)
})
