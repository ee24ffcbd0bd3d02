import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {fakeLab, type Say} from '../../test/support/fake-lab.ts'
import type {Endpoint} from '../lab/endpoint.ts'
import {parsePcap} from './pcap.ts'
import {trace} from './trace.ts'

const pcap = readFileSync(join(import.meta.dirname, 'fixtures', 'filter-removed-lxd-2.pcap'))
const count = parsePcap(pcap).length

/** A packet of a capture that holds nothing but a mark, behind headers of libpcap and LINUX_SLL2. */
function packetWith(mark: string): Buffer {
  const headers = Buffer.alloc(16 + 20)
  headers.writeUInt32LE(20 + mark.length, 8)
  return Buffer.concat([headers, Buffer.from(mark)])
}

/** What the capture's script prints, with the mark that it was given last but one; the kernel dropped so many packets. */
function captured(argv: readonly string[], dropped = 0): string {
  const file = Buffer.concat([pcap, packetWith(argv.at(-2) ?? '')])
  const received = count + 1 + dropped
  return `[]\n[]\n[]\n${file.toString('base64')}\n${count + 1} packets captured\n${received} packets received by filter\n${dropped} packets dropped by kernel\n`
}

/** A trace from lxd-1 to lxd-2 whose captures say that. */
function traceWith(say: Say) {
  const lab = fakeLab((machine, argv) => (argv.includes('capture') ? say(machine, argv) : ''))
  const endpoint = (name: string, address: string): Endpoint => ({
    ...{name, kind: 'machine', address, http: false},
    place: lab.machine(name),
  })
  const cell = {source: endpoint('lxd-1', '240.132.0.1'), target: endpoint('lxd-2', '240.228.0.1')}
  return trace(lab, {...cell, protocol: 'icmp'}, {timeoutMs: 1000, signal: new AbortController().signal})
}

test('a trace that was heard everywhere names a hop', async t => {
  const {sentence, lookAt} = await traceWith((_, argv) => captured(argv))
  t.regex(sentence, /^(echo|ARP) request from lxd-1 to lxd-2 never leaves lxd-1's /)
  t.truthy(lookAt)
})

test('a trace that is not whole blames nobody, says why, and gives no hint', async t => {
  const failing: Say = (machine, argv) => {
    if (machine === 'lxd-1') throw new Error('it does not answer')
    return captured(argv)
  }
  const blind = await traceWith(failing)
  t.is(blind.sentence, 'not known, for the trace is not whole: cannot capture on lxd-1: it does not answer')
  t.is(blind.lookAt, undefined)
  const {sentence, lookAt} = await traceWith((machine, argv) => captured(argv, machine === 'lxd-2' ? 7 : 0))
  t.regex(
    sentence,
    /^not known, .*: cannot capture on lxd-2: the capture is not whole: the kernel dropped 7 of/,
  )
  t.is(lookAt, undefined)
})

test('where nobody could listen there is no trace', async t => {
  const failing: Say = () => {
    throw new Error('no tcpdump')
  }
  await t.throwsAsync(traceWith(failing), {message: /cannot capture on lxd-1: no tcpdump; .*lxd-2/})
})
