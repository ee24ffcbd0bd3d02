import test from 'ava'
import {type Packet, readPacket} from './packet.ts'
import {tracerFor} from './tracer.ts'

const mtu = 1450

/** An echo as ping sends it, 16 bytes of time stamp before the pattern. */
function echo(pattern: string, {type = 8, sequence = 3} = {}): Packet | undefined {
  const payload = Buffer.concat([Buffer.alloc(16), Buffer.from(pattern.repeat(5), 'hex')])
  const icmp = Buffer.from([type, 0, 0, 0, 0, 1, 0, sequence])
  const ip = Buffer.from([0x45, 0, 0, 0, 0, 0, 0, 0, 64, 1, 0, 0, 240, 1, 0, 1, 240, 2, 0, 1])
  return readPacket(0x0800, Buffer.concat([ip, icmp, payload]))
}

test('an echo is known by its mark, in both directions, and no other is', t => {
  const tracer = tracerFor('icmp', '240.2.0.1', mtu)
  const mark = tracer.argv[tracer.argv.indexOf('-p') + 1] ?? ''
  const [there, back, other] = [echo(mark), echo(mark, {type: 0}), echo('00ff00ff00ff00ff')]
  t.deepEqual(there && tracer.legOf(there), {leg: 'request', number: 3})
  t.deepEqual(back && tracer.legOf(back), {leg: 'reply', number: 3})
  t.is(other && tracer.legOf(other), undefined)
})

test('the last echoes are sent after the kernel gave up what it asked for before anybody listened', t => {
  const {argv} = tracerFor('icmp', '240.2.0.1', mtu)
  const [count, interval] = ['-c', '-i'].map(flag => Number(argv[argv.indexOf(flag) + 1]))
  t.true((Number(count) - 2) * Number(interval) > 1, 'seconds')
})

test('a full packet fills the overlay’s MTU and must not be cut', t => {
  const {argv} = tracerFor('full-size', '240.2.0.1', mtu)
  t.deepEqual(argv.slice(-5), ['-M', 'do', '-s', '1422', '240.2.0.1'])
})

test('connections are known by their ports, and only their first two packets', t => {
  const tracer = tracerFor('http', '240.2.0.1', mtu)
  const first = Number(/^(\d+)-/.exec(tracer.argv[tracer.argv.indexOf('--local-port') + 1] ?? '')?.[1])
  const packet = (sourcePort: number, targetPort: number, flags: number): Packet => ({
    ...{source: '240.1.0.1', target: '240.2.0.1', kind: 'tcp' as const},
    ...{sourcePort, targetPort, flags},
  })
  t.deepEqual(tracer.legOf(packet(first + 4, 80, 0x02)), {leg: 'request', number: 4})
  t.deepEqual(tracer.legOf(packet(80, first, 0x12)), {leg: 'reply', number: 0})
  t.is(tracer.legOf(packet(first, 80, 0x10)), undefined)
  t.is(tracer.legOf(packet(first + 5, 80, 0x02)), undefined)
})

test('what the asker took of the answers is what its own command says', t => {
  const ping = (received: number) => `10 packets transmitted, ${received} received, 9% packet loss`
  const echoes = tracerFor('icmp', 'x', mtu)
  t.deepEqual(echoes.heard(ping(10)), {sent: 10, took: 10, right: 10, others: ''})
  t.deepEqual(echoes.heard(ping(4)), {sent: 10, took: 4, right: 4, others: ''})
  t.like(echoes.heard('ping: connect: Network is unreachable'), {took: 0, right: 0})
})

test('a connection that was made is told from a page that came', t => {
  // As curl 7.88 writes them: two pages, one of an error, one connection without a page, and none at all.
  const said = '200 0.000521\n200 0.000498\n503 0.000502\n000 0.000611\n000 0.000000\n'
  t.deepEqual(tracerFor('http', 'x', mtu).heard(said), {
    ...{sent: 5, took: 4, right: 2},
    others: 'status 503 and no page within 1.5 s',
  })
})
