import test from 'ava'
import {faultForms, faultWords} from './fault-forms.ts'
import {faultPattern, readFault} from './read-fault.ts'

test('every example of a fault is one, and an editor takes it, too', t => {
  for (const word of faultWords) {
    const {example, form} = faultForms[word]
    t.true('deed' in readFault(example), example)
    t.regex(example, new RegExp(faultPattern))
    t.true(form.startsWith(word))
  }
})

test('a fault is read into its deed', t => {
  const deeds: [string, unknown][] = [
    ['link net13 down', {kind: 'link', network: 'net13'}],
    [' link  net13\tdown at r1 ', {kind: 'link', network: 'net13', way: {which: 'at', machine: 'r1'}}],
    ['blackhole net13 from r1', {kind: 'blackhole', network: 'net13', way: {which: 'from', machine: 'r1'}}],
    ['one-way net13 from r1', {kind: 'blackhole', network: 'net13', way: {which: 'to', machine: 'r1'}}],
    ['partition a, b | c|web-*', {kind: 'partition', sides: [['a', 'b'], ['c'], ['web-*']]}],
    ['loss net 0.5%', {kind: 'loss', network: 'net', share: 0.005}],
    [
      'duplicate net 100% to a',
      {kind: 'duplicate', network: 'net', share: 1, way: {which: 'to', machine: 'a'}},
    ],
    ['rate net 1.5mbit', {kind: 'rate', network: 'net', rate: 1_500_000}],
    ['mtu net 1200', {kind: 'mtu', network: 'net', mtu: 1200}],
    ['delay net 20ms', {kind: 'delay', network: 'net', delay: 20, jitter: 0}],
    [
      'delay net 1.5s jitter 5ms at a',
      {kind: 'delay', network: 'net', delay: 1500, jitter: 5, way: {which: 'at', machine: 'a'}},
    ],
    ['power-cut a,b', {kind: 'power-cut', on: ['a', 'b']}],
    ['pause frr@1.service on routers', {kind: 'pause', what: 'frr@1.service', on: ['routers']}],
    ['fill-disk on a', {kind: 'fill-disk', on: ['a']}],
  ]
  for (const [text, deed] of deeds) t.deepEqual(readFault(text), {deed} as never, text)
})

test('what is no fault is told with what it has to be', t => {
  const wrong: [string, RegExp][] = [
    ['', /^must begin with link, blackhole, /],
    ['blackhoel net', /did you mean blackhole\?$/],
    ['toString net', /^must begin with link/],
    ['link net up', /^must be "link NETWORK down \[at MACHINE\]", such as "link net13 down"$/],
    ['link net down from a', /^must be "link NETWORK/],
    ['loss net 0%', /^must be "loss /],
    ['loss net 101%', /^must be "loss /],
    ['rate net 0mbit', /^must be "rate /],
    ['delay net 0ms', /^must be "delay /],
    ['partition a,b', /^must be "partition /],
    ['kill -9 on a', /^must be "kill /],
    ['kill a;b on a', /^must be "kill /],
    ['kill $(reboot) on a', /^must be "kill /],
    ['power-cut', /^must be "power-cut /],
    ['link net down\nreboot a', /^must be "link /],
  ]
  for (const [text, rule] of wrong) {
    const read = readFault(text)
    t.regex('rule' in read ? read.rule : 'taken', rule, text)
  }
})
