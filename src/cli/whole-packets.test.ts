import {readFileSync} from 'node:fs'
import test from 'ava'
import {LabError} from '../process/lab-error.ts'
import {WholePackets} from './whole-packets.ts'

/** Head of a file and one packet of the given length, as tcpdump writes them on a little-endian machine. */
const head = Buffer.from('d4c3b2a10200040000000000000000000000040014010000', 'hex')
function packet(length: number): Buffer {
  const own = Buffer.alloc(16 + length, 'x')
  own.writeUInt32LE(length, 8)
  own.writeUInt32LE(length, 12)
  return own
}

test('packets are given whole, in whatever pieces they come', t => {
  const stream = Buffer.concat([head, packet(60), packet(1500), packet(0)])
  for (const size of [1, 7, 64, 5000]) {
    const whole = new WholePackets()
    const given: Buffer[] = []
    for (let at = 0; at < stream.length; at += size) given.push(whole.take(stream.subarray(at, at + size)))
    t.true(Buffer.concat(given).equals(stream))
    t.is(whole.count, 3)
  }
})

test('a packet that is not whole is not given', t => {
  const whole = new WholePackets()
  const given = whole.take(Buffer.concat([head, packet(60), packet(1500).subarray(0, 700)]))
  t.true(given.equals(Buffer.concat([head, packet(60)])))
  t.is(whole.count, 1)
})

test('what is no capture is refused', t => {
  t.throws(() => new WholePackets().take(readFileSync(import.meta.filename)), {instanceOf: LabError})
  const endless = Buffer.alloc(16, 0xff)
  t.throws(() => new WholePackets().take(Buffer.concat([head, endless])), {message: /a packet of 4294967295/})
})
