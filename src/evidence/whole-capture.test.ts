import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {parsePcap} from './pcap.ts'
import {whatIsMissing} from './whole-capture.ts'

const frames = parsePcap(readFileSync(join(import.meta.dirname, 'fixtures', 'filter-removed-lxd-2.pcap')))
const packets = frames.length

/** What tcpdump 4.99 says on standard error. */
const said = (captured: number, received: number, dropped: number): string =>
  `tcpdump: listening on any, link-type LINUX_SLL2 (Linux cooked v2), snapshot length 160 bytes
${captured} packets captured
${received} packets received by filter
${dropped} packets dropped by kernel
`

test('a capture is whole when all that came is in its file', t => {
  t.is(whatIsMissing(said(packets, packets, 0), frames), undefined)
  t.is(whatIsMissing(said(1, 1, 0).replaceAll('packets', 'packet'), frames), undefined)
})

test('packets of the loopback are received twice and captured once', t => {
  const local = frames.map(frame => ({...frame, ifindex: 1}))
  t.is(whatIsMissing(said(packets, 2 * packets, 0), local), undefined)
  t.regex(whatIsMissing(said(packets, 2 * packets + 1, 0), local) ?? '', /^1 of \d+ packets were not read/)
})

test('what a busy machine did not hear, or did not come to read, is missing', t => {
  t.is(whatIsMissing(said(packets, packets + 3, 3), frames), `the kernel dropped 3 of ${packets + 3} packets`)
  t.is(
    whatIsMissing(said(packets, packets + 2, 0), frames),
    `2 of ${packets + 2} packets were not read in time`,
  )
  t.is(whatIsMissing(said(5000, 5000, 0), frames), 'it ended after 5000 packets')
  t.is(
    whatIsMissing(said(packets + 1, packets + 1, 0), frames),
    `${packets} of ${packets + 1} packets are in the file`,
  )
})

test('a tcpdump that was ended by force tells nothing, which is no whole capture', t => {
  t.regex(
    whatIsMissing('tcpdump: listening on any', frames) ?? '',
    /did not end in order: tcpdump: listening/,
  )
  t.regex(whatIsMissing('', frames) ?? '', /it said nothing/)
})
