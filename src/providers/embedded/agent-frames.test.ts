import test from 'ava'
import {encodeFrame, frameReader} from './agent-frames.ts'

const shown = (frames: {kind: string; data: Buffer}[]): string[] =>
  frames.map(({kind, data}) => `${kind} ${data.toString()}`)

test('a frame is a letter, the length as four bytes, and the data', t => {
  t.deepEqual([...encodeFrame('o', 'hé')], [0x6f, 0, 0, 0, 3, 0x68, 0xc3, 0xa9])
  t.deepEqual([...encodeFrame('h')], [0x68, 0, 0, 0, 0])
})

test('frames are whole however they come', t => {
  const bytes = Buffer.concat([
    encodeFrame('h'),
    encodeFrame('o', 'one'),
    encodeFrame('e'),
    encodeFrame('x', '{}'),
  ])
  for (let size = 1; size <= bytes.length; size++) {
    const read = frameReader()
    const frames = []
    for (let at = 0; at < bytes.length; at += size) frames.push(...read(bytes.subarray(at, at + size)))
    t.deepEqual(shown(frames), ['h ', 'o one', 'e ', 'x {}'], `pieces of ${size}`)
  }
})

test('a frame of ten megabytes in many pieces takes no time', t => {
  const data = Buffer.alloc(10 * 1024 ** 2, 'x')
  const bytes = encodeFrame('o', data)
  const read = frameReader()
  const start = performance.now()
  const frames = []
  for (let at = 0; at < bytes.length; at += 1000) frames.push(...read(bytes.subarray(at, at + 1000)))
  t.is(frames[0]?.data.length, data.length)
  t.true(performance.now() - start < 1000)
})
