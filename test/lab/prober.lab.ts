import process from 'node:process'
import {setTimeout} from 'node:timers/promises'
import test from 'ava'
import * as z from 'zod'
import {askProgram} from '../../src/lab/ask-program.ts'
import type {Cell} from '../../src/lab/cell.ts'
import {egressProgram} from '../../src/overlays/fan/egress.ts'
import {reachCell as cell, makeProbedFan, type ProbedFan} from '../support/probed-fan.ts'

// The prober itself on this machine's kernel: two network namespaces with a fan stand for machines, and each has a
// container. Each fault is one that ping and a page of a web server would not have shown. Needs root and iptables.

let fan: ProbedFan

test.before(async () => {
  fan = await makeProbedFan()
})

test.after.always(() => fan?.remove())

/** Each cell's sentence of what came, where it did not pass. */
async function faults(...cells: Cell[]): Promise<Record<string, string>> {
  const wrong = (await fan.ask(...cells)).filter(({passed}) => !passed)
  return Object.fromEntries(
    wrong.map(({cell: {source, target, protocol}, got}) => [`${source} ${target} ${protocol}`, got]),
  )
}

/** A slow host comes to the deadline before it has asked with the first probe alone: then all were answered. */
const withoutCount = (found: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(found).map(([cell, got]) => [cell, got.replace(/^(\d+) of \1 answers; /, 'all: ')]),
  )

/** Does something on a place, asks, and undoes it. */
async function having<T>(place: string, add: string[], remove: string[], body: () => Promise<T>): Promise<T> {
  await fan.lab.succeed(place, add)
  try {
    return await body()
  } finally {
    await fan.lab.succeed(place, remove)
  }
}
const rule = <T>(place: string, words: string, body: () => Promise<T>): Promise<T> => {
  const own = words.split(' ')
  const turned = own.map(word => (word === '--append' ? '--delete' : word))
  return having(place, ['iptables', '--wait', ...own], ['iptables', '--wait', ...turned], body)
}

test.serial('an untouched fan passes in all services, both ways', async t => {
  const names = ['a', 'c-a', 'b', 'c-b']
  const all = (['icmp', 'full-size', 'udp', 'tcp', 'http'] as const).flatMap(protocol =>
    names.flatMap(source =>
      names
        .filter(target => target !== source && (protocol !== 'http' || target.startsWith('c-')))
        .map(target => cell(source, target, protocol)),
    ),
  )
  t.deepEqual(await faults(...all), {})
})

test.serial(
  'a small server’s queue does not overflow: what the kernel drops then is sent again after a second',
  async t => {
    // That of python3 -m http.server has five places.
    const many = Array.from({length: 5}, () => ['a', 'b', 'c-a'].map(source => cell(source, 'c-b', 'http')))
    const asked = await fan.ask(...many.flat())
    t.true(asked.every(({passed}) => passed))
    t.true(Math.max(...asked.map(({durationMs}) => durationMs)) < 1000)
  },
)

test.serial(
  'that what containers send leaves translated is seen while others send what they can',
  async t => {
    const [a, inA, b] = fan.endpoints
    if (!(a && inA && b)) throw new Error('the fan has no endpoints')
    const route = ['default', 'via', a.address]
    const flood = ['ping', '-f', '-q', '-w', '4', '-s', '1200', b.address]
    await having('c-a', ['ip', 'route', 'add', ...route], ['ip', 'route', 'delete', ...route], async () => {
      const flooding = fan.lab.exec('a', flood)
      const question = {target: '10.79.89.228', port: 8472, seconds: 3, containers: {'c-a': inA.pid}}
      const answer = await askProgram(inA.place, egressProgram, question, z.record(z.string(), z.unknown()))
      const left = ['10.79.89.132']
      t.like(answer['c-a'], {left: {icmp: left, udp: left, tcp: left}, answered: true})
      await flooding
    })
  },
)

/** Who is known on the fan's links of all four, and how. */
async function neighbours(): Promise<string[]> {
  const told = await Promise.all(
    ['a', 'c-a', 'b', 'c-b'].map(name => fan.lab.succeed(name, ['ip', '-json', 'neighbour', 'show'])),
  )
  return told.flatMap(text =>
    JSON.parse(text || '[]').map(({dst, state}: {dst: string; state: string[]}) => `${dst} ${state}`),
  )
}

test.serial(
  'where the neighbour table has no room for all, each batch lets go what it has added',
  async t => {
    const pairs = [
      cell('c-a', 'c-b', 'icmp'),
      cell('a', 'b', 'icmp'),
      cell('a', 'c-b', 'udp'),
      cell('c-a', 'b', 'tcp'),
    ]
    for (const name of ['a', 'c-a', 'b', 'c-b'])
      await fan.lab.succeed(name, ['ip', 'neighbour', 'flush', 'all'])
    const lasting = ['neighbour', 'replace', '240.132.0.77', 'lladdr', '02:00:00:00:00:77', 'dev', 'eth0']
    await fan.lab.succeed('c-a', ['ip', ...lasting, 'nud', 'permanent'])
    t.true((await fan.askWithRoomFor(4, ...pairs)).every(({passed}) => passed))
    t.deepEqual(await neighbours(), ['240.132.0.77 PERMANENT'])
    t.true((await fan.ask(...pairs)).every(({passed}) => passed))
    const known = await neighbours()
    t.true(known.length > 4, known.join(', '))
    // Who was known before a batch stays known after it.
    t.true((await fan.askWithRoomFor(4, ...pairs)).every(({passed}) => passed))
    t.deepEqual(
      (await neighbours()).map(text => text.split(' ')[0]).sort(),
      known.map(text => text.split(' ')[0]).sort(),
    )
    await fan.lab.succeed('c-a', ['ip', 'neighbour', 'del', '240.132.0.77', 'dev', 'eth0'])
  },
)

test.serial('where UDP is dropped, only UDP is silent', async t => {
  const found = await rule('c-b', '--append INPUT --protocol udp --jump DROP', () =>
    faults(cell('c-a', 'c-b', 'udp'), cell('c-a', 'c-b', 'icmp'), cell('c-a', 'c-b', 'tcp')),
  )
  t.deepEqual(found, {'c-a c-b udp': 'no answer; c-b got the question, and its answer was not seen'})
})

test.serial('where large segments are dropped, bulk data does not arrive', async t => {
  const found = await rule(
    'c-b',
    '--append INPUT --protocol tcp --match length --length 1001: --jump DROP',
    () => faults(cell('c-a', 'c-b', 'tcp'), cell('c-a', 'c-b', 'icmp')),
  )
  t.deepEqual(Object.keys(found), ['c-a c-b tcp'])
})

test.serial('one lost packet of ten is a failure', async t => {
  const nth = '--match statistic --mode nth --every 11 --packet 5'
  const found = await rule('c-b', `--append INPUT --protocol icmp ${nth} --jump DROP`, () =>
    faults(cell('c-a', 'c-b', 'icmp')),
  )
  t.deepEqual(found, {'c-a c-b icmp': '9 of 10 answers'})
})

test.serial('a translated source is seen by who is asked', async t => {
  const spare = ['240.132.77.77/32', 'dev', 'eth0']
  const found = await having(
    'c-a',
    ['ip', 'address', 'add', ...spare],
    ['ip', 'address', 'del', ...spare],
    () =>
      rule(
        'c-a',
        '--table nat --append POSTROUTING --protocol udp --jump SNAT --to-source 240.132.77.77',
        () => faults(cell('c-a', 'c-b', 'udp'), cell('c-a', 'c-b', 'tcp')),
      ),
  )
  t.deepEqual(found, {
    'c-a c-b udp': '3 of 3 answers; c-b saw 240.132.77.77 asking, where c-a has 240.132.0.5',
  })
})

test.serial('an answer by somebody else is none, whatever page he shows', async t => {
  // c-a sends to the web server of b's container what is for b's own address.
  const found = await rule(
    'c-a',
    '--table nat --append OUTPUT --protocol tcp --destination 240.228.0.5 --dport 80 --jump DNAT --to-destination 240.132.0.5',
    () => faults(cell('c-a', 'c-b', 'http'), cell('c-a', 'c-b', 'icmp')),
  )
  t.deepEqual(withoutCount(found), {
    'c-a c-b http':
      'all: somebody else answered: c-b never saw the question; the question reached b outside of the overlay',
  })
})

test.serial('what goes by the underlay in clear did not come by the overlay', async t => {
  const route = (to: string, via: string) => [`${to}/32`, 'via', via, 'dev', 'ens3', 'src']
  const found = await having(
    'a',
    ['ip', 'route', 'add', ...route('240.228.0.1', '10.79.89.228'), '240.132.0.1'],
    ['ip', 'route', 'del', '240.228.0.1/32'],
    () => faults(cell('a', 'b', 'icmp')),
  )
  t.deepEqual(withoutCount(found), {
    'a b icmp': 'all: the question reached b outside of the overlay, by ens3',
  })
})

for (const machine of ['a', 'b']) {
  test.serial(`that ${machine}’s prober could not run for a while is no fault of the network`, async t => {
    const cells = (['icmp', 'udp', 'tcp', 'http'] as const).map(protocol => cell('c-a', 'c-b', protocol))
    t.deepEqual(await faults(...cells), {})
    const pid = await fan.proberOf(machine)
    // Wherever in a round it comes.
    for (const after of [20, 60, 100, 140]) {
      const found = faults(...cells)
      await setTimeout(after)
      process.kill(pid, 'SIGSTOP')
      await setTimeout(1500)
      process.kill(pid, 'SIGCONT')
      t.deepEqual(await found, {}, `after ${after} ms`)
    }
  })
}
