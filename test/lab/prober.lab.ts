import process from 'node:process'
import test from 'ava'
import {type CellResult, runMatrix} from '../../src/expect/run-matrix.ts'
import type {Cell, Protocol} from '../../src/lab/cell.ts'
import type {Endpoint} from '../../src/lab/endpoint.ts'
import {PlaceHandle} from '../../src/lab/machine.ts'
import {overlayOf} from '../../src/overlays/index.ts'
import {openCommand} from '../../src/process/open-command.ts'
import {fakeLab} from '../support/fake-lab.ts'
import {type FanNamespaces, makeFanNamespaces} from '../support/fan-namespaces.ts'
import {type Child, startChild} from '../support/start-child.ts'

// The prober itself on this machine's kernel: two network namespaces with a fan stand for machines, and each has a
// container. Each fault is one that ping and a page of a web server would not have shown. Needs root and iptables.

const machines = {a: '10.79.89.132', b: '10.79.89.228'}
const overlay = overlayOf(fakeLab())
const children: Child[] = []
let lab: FanNamespaces
let endpoints: Endpoint[]

test.before(async () => {
  lab = await makeFanNamespaces(machines)
  const places = await Promise.all(
    Object.entries(machines).map(async ([machine, address]) => {
      await lab.succeed(machine, ['fanctl', 'up', '-u', `${address}/24`, '-o', '240.0.0.0/8'])
      return {place: placeOf(machine), machine, slice: address.split('.').at(-1) as string}
    }),
  )
  endpoints = await Promise.all(
    places.flatMap(({place, machine, slice}) => [
      {name: machine, kind: 'machine' as const, address: `240.${slice}.0.1`, place, http: false},
      containerOn(machine, place, `240.${slice}.0.5`),
    ]),
  )
})

test.after.always(async () => {
  for (const child of children) child.kill('SIGKILL')
  await Promise.all(children.map(({ended}) => ended))
  await lab?.remove()
})

const placeOf = (machine: string): PlaceHandle =>
  new PlaceHandle({
    name: machine,
    pace: 1,
    run: argv => lab.exec(machine, argv),
    open: (argv, events) =>
      openCommand(
        ['nsenter', `--net=${lab.file(machine)}`, '--', ...argv],
        {PATH: process.env.PATH ?? ''},
        events,
      ),
    attach: argv => argv,
  })

/** A network namespace on the machine's bridge, with a web server. */
async function containerOn(machine: string, place: PlaceHandle, address: string): Promise<Endpoint> {
  const name = `c-${machine}`
  const namespace = await lab.container(name)
  const pair = ['type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace]
  await lab.succeed(machine, ['ip', 'link', 'add', 'veth1', ...pair])
  await lab.succeed(machine, ['ip', 'link', 'set', 'veth1', 'master', 'fan-240', 'up'])
  await lab.succeed(name, ['ip', 'address', 'add', `${address}/8`, 'dev', 'eth0'])
  await lab.succeed(name, ['ip', 'link', 'set', 'eth0', 'mtu', String(overlay.mtu), 'up'])
  const server = ['python3', '-m', 'http.server', '80', '--bind', address]
  const enter = ['nsenter', `--net=${lab.file(name)}`, '--']
  const child = startChild([...enter, ...server], {cwd: lab.root, env: {PATH: process.env.PATH}})
  children.push(child)
  await place.waitUntil(
    `the web server of ${name} answers`,
    async () => {
      const {status, stderr} = await lab.exec(name, ['curl', '-s', '-o', '/dev/null', `http://${address}/`])
      return status === 0 ? {value: true} : {notYet: stderr}
    },
    {within: 10_000},
  )
  return {name, kind: 'container', address, place, pid: child.pid, http: true}
}

const cell = (source: string, target: string, protocol: Protocol): Cell => ({
  ...{source, target, protocol, expected: 'answer'},
})

const ask = (...cells: Cell[]): Promise<CellResult[]> =>
  runMatrix(endpoints, cells, {overlay, within: 300, pace: 1})

/** Each cell's sentence of what came, where it did not pass. */
async function faults(...cells: Cell[]): Promise<Record<string, string>> {
  const wrong = (await ask(...cells)).filter(({passed}) => !passed)
  return Object.fromEntries(
    wrong.map(({cell: {source, target, protocol}, got}) => [`${source} ${target} ${protocol}`, got]),
  )
}

/** Does something on a place, asks, and undoes it. */
async function having<T>(place: string, add: string[], remove: string[], body: () => Promise<T>): Promise<T> {
  await lab.succeed(place, add)
  try {
    return await body()
  } finally {
    await lab.succeed(place, remove)
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
  t.deepEqual(found, {
    'c-a c-b http':
      '1 of 1 answers; somebody else answered: c-b never saw the question; the question reached b outside of the overlay',
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
  t.deepEqual(found, {'a b icmp': '1 of 1 answers; the question reached b outside of the overlay, by ens3'})
})
