import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {type CapturedFrame, parsePcap} from './pcap.ts'
import {whatIsMissing} from './whole-capture.ts'

const mark = '5f00fa4d'
const others = parsePcap(readFileSync(join(import.meta.dirname, 'fixtures', 'filter-removed-lxd-2.pcap')))
const last: CapturedFrame = {
  ifindex: 1,
  outgoing: false,
  protocol: 0x0800,
  bytes: Buffer.from(`..${mark}${mark}`),
}
const frames = [...others, last]
const packets = frames.length

/** What tcpdump 4.99 says on standard error. */
const said = (captured: number, received: number, dropped: number): string =>
  `tcpdump: listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 160 bytes
${captured} packets captured
${received} packets received by filter
${dropped} packets dropped by kernel
`

test('a capture is whole when all that came is in its file', t => {
  t.is(whatIsMissing(said(packets, packets, 0), frames, mark), undefined)
  t.is(whatIsMissing(said(1, 1, 0).replaceAll('packets', 'packet'), frames, mark), undefined)
})

test('packets that came before the filter was set are received, and no part of the capture', t => {
  t.is(whatIsMissing(said(packets, packets + 4, 0), frames, mark), undefined)
})

test('what a busy machine did not hear, or did not come to read, is missing', t => {
  t.is(
    whatIsMissing(said(packets, packets + 3, 3), frames, mark),
    `the kernel dropped 3 of ${packets + 3} packets`,
  )
  t.is(
    whatIsMissing(said(packets - 1, packets, 0), others, mark),
    `the packet that was sent last is not among the ${packets - 1} of ${packets} packets that were captured`,
  )
  t.is(whatIsMissing(said(5000, 5000, 0), frames, mark), 'it ended after 5000 packets')
  t.is(
    whatIsMissing(said(packets + 1, packets + 1, 0), frames, mark),
    `${packets} of ${packets + 1} packets are in the file`,
  )
})

test('a tcpdump that was ended by force tells nothing, which is no whole capture', t => {
  t.regex(
    whatIsMissing('tcpdump: listening on any', frames, mark) ?? '',
    /did not end in order: tcpdump: listening/,
  )
  t.regex(whatIsMissing('', frames, mark) ?? '', /it said nothing/)
})
