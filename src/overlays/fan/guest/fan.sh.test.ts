import {copyFile, mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import {formatAddress, formatPrefix, maskOf, networkOf} from '../../../process/prefix.ts'
import {run} from '../../../process/run.ts'
import {sliceLength, sliceOf} from '../mapping.ts'

const library = path.join(import.meta.dirname, 'fan.sh')

/** Runs lines of shell with the library sourced, in the smallest shell a machine may have. */
async function shell(lines: string): Promise<string> {
  const {stdout, stderr} = await run(['dash', '-c', `. ${library}\n${lines}`], {timeoutMs: 30_000})
  return stdout + stderr
}

test("the shell's arithmetic and TypeScript's agree", async t => {
  const arbitrary = fc
    .record({
      n: fc.integer({min: 1, max: 30}),
      m: fc.integer({min: 1, max: 28}),
      under: fc.nat(0xffffffff),
      over: fc.nat(0xffffffff),
    })
    .map(({n, m, under, over}) => ({
      underlay: {address: under, length: n},
      overlay: networkOf({address: over, length: m}),
    }))
    .filter(({underlay, overlay}) => sliceLength(underlay, overlay) <= 30)
  const samples = fc.sample(arbitrary, 200)
  const legal = samples.filter(({underlay}) => {
    const host = underlay.address & ~maskOf(underlay.length)
    return host !== 0 && host !== ~maskOf(underlay.length)
  })
  const lines = legal.map(({underlay, overlay}) => {
    const arguments_ = `$(fan_prefix ${formatPrefix(underlay)}) $(fan_prefix ${formatPrefix(overlay)})`
    return `set -- $(fan_slice ${arguments_}); echo "$(fan_dotted $1)/$2"`
  })
  t.deepEqual(
    (await shell(lines.join('\n'))).split('\n').slice(0, -1),
    legal.map(({underlay, overlay}) => formatPrefix(sliceOf(underlay.address, underlay, overlay))),
  )
})

test('only four plain numbers are an address', async t => {
  const refused = [
    '010.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '256.0.0.1',
    '1..2.3',
    '',
    '1.2.3.x',
    '-1.0.0.0',
    '1.2.3.4.',
  ]
  for (const text of refused) t.is(await shell(`fan_number '${text}' || echo refused`), 'refused\n', text)
  t.is(await shell('fan_number 10.79.89.225'), `${0x0a4f59e1}\n`)
  t.is(await shell('fan_dotted 4294967295'), `${formatAddress(0xffffffff)}\n`)
})

test('a prefix needs exactly one length', async t => {
  for (const text of ['1.2.3.4', '1.2.3.4/', '1.2.3.4/33', '1.2.3.4/08', '/8', '1.2.3.4/8/8']) {
    t.is(await shell(`fan_prefix '${text}' || echo refused`), 'refused\n', text)
  }
})

test('a pair that can be no fan is told why', async t => {
  const problem = (pair: string) => shell(`fan_pair_problem ${pair} || echo none`)
  const net = (text: string) => `$(fan_prefix ${text})`
  t.is(await problem(`${net('10.79.89.0/24')} ${net('240.0.0.0/8')}`), 'none\n')
  t.regex(await problem(`${net('10.79.89.0/24')} ${net('10.0.0.0/8')}`), /overlap/)
  t.regex(await problem(`${net('10.79.0.0/16')} ${net('172.31.0.0/16')}`), /slice too small/)
  t.regex(await problem(`${net('10.79.89.0/31')} ${net('240.0.0.0/8')}`), /no room for two machines/)
  t.regex(await problem(`${net('10.79.89.0/24')} ${net('127.0.0.0/8')}`), /no place for machines/)
})

test('the numbers land behind the marker of the program, little-endian, and nothing else changes', async t => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fanlab-patch-'))
  t.teardown(() => rm(folder, {recursive: true}))
  const original = path.join(import.meta.dirname, 'fan.bpf.o')
  const copy = path.join(folder, 'fan.o')
  await copyFile(original, copy)
  t.is(await shell(`fan_patch ${copy} 4026531840 0 1 255 256 37 4294967295`), '')
  const before = await readFile(original)
  const after = await readFile(copy)
  const start = before.indexOf('FANLAB01') + 8
  const numbers = Array.from({length: 7}, (_, index) => after.readUInt32LE(start + 4 * index))
  t.deepEqual(numbers, [4026531840, 0, 1, 255, 256, 37, 4294967295])
  before.copy(after, start, start, start + 28)
  t.true(after.equals(before))
  t.is(before.indexOf('FANLAB01', start), -1, 'the marker is there once')
})
