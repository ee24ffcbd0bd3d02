import test from 'ava'
import {fakeLab, type Say} from '../../test/support/fake-lab.ts'
import {topics} from './topics.ts'
import {type Failure, Witness} from './witness.ts'

let phases = 0
/** A failure of a phase of its own. */
const failure = (name: string, more: Partial<Failure> = {}): Failure => ({
  ...{phase: `phase ${phases++}`, name, texts: [], groups: []},
  ...more,
})

function witnessOf(
  say?: Say,
  {write = (_path: string, _content: string | Buffer): void => {}, abort = false} = {},
) {
  const files = new Map<string, string>()
  const warnings: string[] = []
  const asked: string[] = []
  const lab = fakeLab((machine, argv, options) => {
    asked.push(machine)
    return say?.(machine, argv, options) ?? ''
  })
  const witness = new Witness({
    folder: 'evidence/full',
    write(path, content) {
      write(path, content)
      files.set(path, String(content))
    },
    redact: text => text.replaceAll('secret', '***'),
    warn: message => warnings.push(message),
    signal: abort ? AbortSignal.abort() : new AbortController().signal,
  })
  return {witness, files, warnings, asked, lab}
}

/** Topics that are asked of each machine: the overlay adds one of its own. */
const looks = [...Object.keys(topics), 'fan']

test('every machine of the lab is looked at when none is named, in a folder of its own', async t => {
  const {witness, files, lab} = witnessOf((machine, argv) => `${machine}: a secret of ${argv[4]}`)
  t.is((await witness.testify(lab, failure('docker-p46'))).folder, 'evidence/full/01-docker-p46')
  t.is((await witness.testify(lab, failure('matrix'))).folder, 'evidence/full/02-matrix')
  for (const machine of ['host', 'lxd-1', 'lxd-2', 'lxd-3', 'load-balancer'])
    for (const topic of looks)
      t.regex(
        files.get(`01-docker-p46/${machine}/${topic}.txt`) ?? '',
        new RegExp(`^${machine}: a \\*\\*\\* of `),
      )
  t.is(files.get('01-docker-p46/lxd-2/console.txt'), 'console of lxd-2\n')
})

test('a machine whose pace makes a deadline of broken milliseconds is looked at as any other', async t => {
  const {witness, files, warnings, lab} = witnessOf()
  Object.assign(lab.machine('lxd-1').place, {pace: 1.1})
  await witness.testify(lab, failure('x'))
  t.deepEqual(warnings, [])
  t.true(files.has('01-x/lxd-1/network.txt'))
})

test('only the machines that the texts name are looked at', async t => {
  const {witness, asked, lab} = witnessOf()
  await witness.testify(lab, failure('x', {texts: ['mtu of lxdfan0-fan is 1400 on lxd-2', 'lxd-10 is none']}))
  t.deepEqual([...new Set(asked)], ['lxd-2'])
})

test('failures side by side share one look at each machine', async t => {
  const {witness, asked, files, lab} = witnessOf()
  await Promise.all(['a', 'b', 'c'].map(name => witness.testify(lab, failure(name))))
  t.is(asked.filter(name => name === 'lxd-1').length, looks.length)
  t.true(files.has('03-c/lxd-1/network.txt'))
})

test('a phase has three folders at most, and a run sixteen', async t => {
  const {witness, lab} = witnessOf()
  const folders = async (count: number, phase?: string): Promise<number> => {
    const all: unknown[] = []
    for (let index = 0; index < count; index++)
      all.push((await witness.testify(lab, failure('x', phase === undefined ? {} : {phase}))).folder)
    return all.filter(Boolean).length
  }
  t.is(await folders(5, 'docker'), 3)
  t.is(await folders(1, 'matrix'), 1)
  t.is(await folders(30), 12)
})

test('failures of cells and others do not take each other’s place in a phase', async t => {
  const {witness, lab} = witnessOf()
  for (const name of ['a', 'b', 'c']) await witness.testify(lab, failure(name, {phase: 'x'}))
  t.is((await witness.testify(lab, failure('d', {phase: 'x'}))).folder, undefined)
  t.truthy((await witness.testify(lab, failure('cells', {phase: 'x', groups: [[]]}))).folder)
})

test('what a machine cannot be asked is said in its file, and endless output is cut', async t => {
  const {witness, files, lab} = witnessOf((machine, argv) => {
    if (machine === 'lxd-1') throw new Error('the machine does not run')
    return argv[4]?.startsWith('ip') ? 'x'.repeat(1_000_000) : ''
  })
  await witness.testify(lab, failure('x'))
  t.is(files.get('01-x/lxd-1/network.txt'), 'the machine does not run\n')
  t.true((files.get('01-x/lxd-2/network.txt') ?? '').length < 400_000)
})

test('evidence that cannot be written is a warning', async t => {
  const {witness, warnings, lab} = witnessOf(undefined, {
    write() {
      throw new Error('no space left on device')
    },
  })
  t.deepEqual(await witness.testify(lab, failure('x')), {groups: []})
  t.regex(warnings.join(), /cannot collect evidence of x: .*no space left on device/)
})

test('a lab that does not tell its endpoints is looked at all the same, and the missing trace is a warning', async t => {
  const {witness, files, warnings, lab} = witnessOf((_, argv) => (argv[0] === 'lxc' ? 'no JSON' : ''))
  const cell = {source: 'container-1', target: 'container-2', protocol: 'icmp', expected: 'answer'} as const
  const {folder, groups} = await witness.testify(lab, failure('x', {groups: [[cell]]}))
  t.is(folder, 'evidence/full/01-x')
  t.deepEqual(groups, [{}])
  t.regex(warnings.join(), /^cannot trace a packet: container-1: /)
  t.true(files.has('01-x/lxd-1/network.txt'))
})

test('an aborted run is looked at no longer', async t => {
  const {witness, asked, lab} = witnessOf(undefined, {abort: true})
  t.deepEqual(await witness.testify(lab, failure('x')), {groups: []})
  t.deepEqual(asked, [])
})

test('logs that an error brings are files of their own, without secrets, also where there is no lab', async t => {
  const {witness, files, lab} = witnessOf()
  const logs = [{name: 'lxd-2-lxc.log', text: 'a secret cause'}]
  const {folder, groups} = await witness.testify(undefined, failure('boot', {logs, groups: [[]]}))
  t.is(folder, 'evidence/full/01-boot')
  t.deepEqual(groups, [{}])
  t.deepEqual([...files], [['01-boot/lxd-2-lxc.log', 'a *** cause']])
  await witness.testify(lab, failure('again', {logs}))
  t.true(files.has('02-again/lxd-2-lxc.log') && files.has('02-again/lxd-2/network.txt'))
})
