import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {readPacket} from './packet.ts'
import {parsePcap} from './pcap.ts'

/** Captured on lxd-2, whose tunnel had lost its filter, while it sent echoes to host. */
const file = readFileSync(join(import.meta.dirname, 'fixtures', 'filter-removed-lxd-2.pcap'))

test('a real capture is read frame by frame, with interface and direction', t => {
  const frames = parsePcap(file)
  t.true(frames.length > 0)
  t.true(frames.some(({outgoing}) => outgoing))
  const packets = frames.map(({protocol, bytes}) => readPacket(protocol, bytes))
  t.true(
    packets.some(
      packet =>
        packet?.kind === 'arp' &&
        !packet.reply &&
        packet.source === '240.228.0.1' &&
        packet.target === '240.1.0.1',
    ),
  )
  t.true(packets.every(packet => packet?.envelope === undefined || packet.envelope.vni === 15_728_640))
})

test('what was cut off in the middle is left out, and the rest is read', t => {
  t.is(parsePcap(file.subarray(0, file.length - 1)).length, parsePcap(file).length - 1)
})

test('a file of another kind is refused', t => {
  t.throws(() => parsePcap(Buffer.from('tcpdump: no such device')), {message: /not a capture of link type/})
  t.throws(() => parsePcap(Buffer.alloc(0)), {message: /not a capture/})
})

test('bytes that are no packet of ours are passed over', t => {
  for (const length of [0, 1, 19, 20, 27, 40])
    for (const protocol of [0x0800, 0x0806, 0x86dd])
      t.notThrows(() => readPacket(protocol, Buffer.alloc(length, 0x45)))
})
