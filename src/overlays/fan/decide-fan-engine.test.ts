import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {LabError} from '../../process/lab-error.ts'
import {decideFanEngine} from './decide-fan-engine.ts'

/** What the script of facts prints on Debian 12, with LXD from a package. */
const bookworm = [
  ...['', '== kernel', '6.1.0-18-amd64', '', '== fan', '', '== os', 'ID=debian', 'VERSION_ID="12"'],
  ...['', '== ip', 'ip utility, iproute2-6.1.0, libbpf 1.1.2', '', '== ubuntu-fan', '', '== snap'],
  ...['', '== lxd', 'installed 5.0.2-5+deb12u6', ''],
].join('\n')

const decide = (name: string, engine: string, lab = fakeLab(() => bookworm)) =>
  decideFanEngine(
    {lab, engine, timed: (_kind, _what, work) => work(), fact() {}, secret() {}},
    lab.machine(name),
  )

test('LXD makes the fan on the members of its cluster, and fanctl elsewhere', async t => {
  t.like(await decide('lxd-1', 'auto'), {place: 'lxd-1', user: 'lxd', engine: {name: 'ebpf'}})
  t.like(await decide('load-balancer', 'auto'), {user: 'fanctl', engine: {name: 'ebpf'}})
})

test('an engine that does not work there is refused with machine, reasons and what to do', async t => {
  const error = await t.throwsAsync(decide('lxd-2', 'ubuntu'), {instanceOf: LabError})
  t.regex(error?.message ?? '', /^cannot use the fan engine ubuntu on lxd-2: .*debian's kernel/)
  t.regex((error as LabError).hint ?? '', /--fan ebpf/)
})

test('an engine that nobody knows is refused before a machine is asked', async t => {
  const asked: string[] = []
  const lab = fakeLab(machine => {
    asked.push(machine)
    return bookworm
  })
  const error = await t.throwsAsync(decide('lxd-1', 'fast', lab), {
    instanceOf: LabError,
    message: 'cannot use the fan engine "fast": there is none of that name',
  })
  t.is((error as LabError).hint, '--fan ebpf or ubuntu or auto')
  t.deepEqual(asked, [])
})
