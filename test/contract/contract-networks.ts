import type {ExecutionContext} from 'ava'
import * as z from 'zod'
import {LabError} from '../../src/process/lab-error.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import type {ProvidedLab, ProvidedMachine} from '../../src/providers/provider.ts'
import {skipHere} from '../support/skip-here.ts'
import {
  answers,
  bootId,
  type ContractLab,
  output,
  type Serial,
  untilBooted,
  untilBootedAfter,
} from './contract-lab.ts'
import {machinesOfNetworks, networksLab} from './sample-networks.ts'

const ipAddresses = z.array(
  z.object({
    ifname: z.string(),
    mtu: z.number(),
    addr_info: z.array(
      z.object({
        local: z.string(),
        prefixlen: z.number(),
        scope: z.string(),
        tentative: z.boolean().optional(),
      }),
    ),
  }),
)

/** A lab of two networks beside the one of the other tests: a on one of them, b on the other, and a router on both. */
export function networkTests(serial: Serial, contract: ContractLab): void {
  const made = new Map<string, ProvidedMachine>()
  let lab: ProvidedLab
  const machine = (name: string): ProvidedMachine => made.get(name) as ProvidedMachine
  const spec = () => networksLab(`${contract.spec.name}-n`, contract.spec.image)

  /** Registers a test of providers that can make such a lab. */
  const many = (title: string, body: (t: ExecutionContext) => Promise<void>): void =>
    serial(title, async t => {
      const {networks, ipv6, staticAddresses} = contract.provider.features
      if (networks === 'one' || !ipv6 || !staticAddresses)
        return skipHere(t, 'this provider makes one network, and gives the addresses itself')
      await body(t)
    })

  /**
   * All global addresses by interface, with the interface's MTU; throws as long as IPv6 ones are not usable. Link-local
   * ones count too: a router asks for its neighbours from its link-local address, which is tentative for up to 2 s after
   * boot (duplicate address detection), and leads no IPv6 packet to a machine that it does not know until then.
   */
  const interfacesOf = async (place: ProvidedMachine | ProvidedLab['host']) => {
    const links = ipAddresses.parse(JSON.parse(await output(place, ['ip', '-json', 'address', 'show'])))
    return Object.fromEntries(
      links.map(({ifname, mtu, addr_info}) => {
        const own = addr_info.filter(({scope}) => scope === 'global')
        if (addr_info.some(({tentative}) => tentative))
          throw new LabError(`${ifname} has tentative addresses`)
        return [ifname, {mtu, addresses: own.map(({local, prefixlen}) => `${local}/${prefixlen}`).sort()}]
      }),
    )
  }

  const hasItsNetworks = async (t: ExecutionContext, name: string): Promise<void> => {
    const specOf = machinesOfNetworks.find(each => each.name === name)
    const wanted = Object.fromEntries(
      (specOf?.interfaces ?? []).map(({device, network, addresses}) => [
        device,
        {
          mtu: spec().networks.find(each => each.name === network)?.mtu,
          addresses: [...addresses].sort(),
        },
      ]),
    )
    const found = await waitUntil(
      `${name} has its addresses`,
      async (): Promise<Sight<unknown>> => {
        const {lo: _, ...links} = await interfacesOf(machine(name))
        const same = JSON.stringify(links) === JSON.stringify(wanted)
        return same ? {value: links} : {notYet: JSON.stringify(links)}
      },
      {within: 20_000},
    )
    t.deepEqual(found, wanted, name)
  }

  /** A failure tells the routes and neighbours of all machines, and whether the address answers by then. */
  const reaches = async (t: ExecutionContext, from: string, address: string): Promise<void> => {
    const answered = await answers(machine(from), address)
    if (!answered) {
      const look = 'ip route; ip -6 route; ip neigh; ip -s link; sysctl net.ipv6.conf.all.forwarding'
      for (const [name, place] of made) t.log(name, await output(place, ['sh', '-c', look]))
      t.log('it answers by now:', await answers(machine(from), address))
    }
    t.true(answered, `${from} reaches ${address}`)
  }

  /** Whether a packet of so many bytes gets from a to b in one piece. */
  const fits = async (bytes: number): Promise<boolean> =>
    (
      await machine('a').run([
        'fping',
        '-q',
        '-M',
        '-t',
        '500',
        '-r',
        '2',
        '-b',
        `${bytes - 28}`,
        '10.2.0.12',
      ])
    ).status === 0

  many('machines on several networks have an interface on each, with its addresses and its MTU', async t => {
    lab = await contract.provider.open(spec())
    const machines = await Promise.all(machinesOfNetworks.map(each => lab.create(each)))
    for (const each of machines) made.set(each.name, each)
    await Promise.all(machines.map(untilBooted))
    for (const {name} of machines) await hasItsNetworks(t, name)
  })

  many('what is too large for a network on the way does not pass, and what just fits does', async t => {
    t.true(await fits(1300))
    t.false(await fits(1301))
    t.true(await answers(machine('a'), '10.2.0.12'))
  })

  many('networks reach each other in both families, but only through a machine that forwards', async t => {
    for (const address of ['10.2.0.12', 'fd00:2::12']) await reaches(t, 'a', address)
    for (const address of ['10.1.0.11', 'fd00:1::11']) await reaches(t, 'b', address)
    const forward = (value: number) =>
      output(machine('router'), [
        'sysctl',
        '-w',
        `net.ipv4.ip_forward=${value}`,
        `net.ipv6.conf.all.forwarding=${value}`,
      ])
    await forward(0)
    for (const address of ['10.2.0.12', 'fd00:2::12']) t.false(await answers(machine('a'), address), address)
    for (const address of ['10.1.0.2', 'fd00:1::2']) await reaches(t, 'a', address)
    await forward(1)
    for (const address of ['10.2.0.12', 'fd00:2::12']) await reaches(t, 'a', address)
  })

  many('the host is on a network where it has an address, and has no part in the others', async t => {
    for (const address of ['10.1.0.11', 'fd00:1::11']) t.true(await answers(lab.host, address), address)
    for (const address of ['10.1.0.1', 'fd00:1::1']) t.true(await answers(machine('a'), address), address)
    const own = Object.values(await interfacesOf(lab.host)).flatMap(({addresses}) => addresses)
    // Where the host's place is this computer, it has others that are not the lab's.
    const ofTheLab = own.filter(address => /^(10\.[12]\.0\.|fd00:[12]:)/.test(address))
    t.deepEqual(ofTheLab.sort(), ['10.1.0.1/24', 'fd00:1::1/64'])
    // It is no way from one network to the other, either.
    await output(machine('b'), ['ip', 'route', 'add', '10.1.0.1', 'dev', 'eth0'])
    const towards = await output(lab.host, ['ip', 'route', 'get', '10.1.0.11'])
    const left = /dev (\S+)/.exec(towards)?.[1] ?? ''
    await output(lab.host, ['ip', 'route', 'add', '10.2.0.12', 'dev', left])
    t.false(await answers(machine('b'), '10.1.0.1'))
    t.false(await answers(lab.host, '10.2.0.12'))
    await output(machine('b'), ['ip', 'route', 'del', '10.1.0.1', 'dev', 'eth0'])
    await output(lab.host, ['ip', 'route', 'del', '10.2.0.12', 'dev', left])
  })

  many('names of machines and of the host resolve everywhere, first to the address that is near', async t => {
    const resolved = async (
      place: ProvidedMachine | ProvidedLab['host'],
      name: string,
    ): Promise<string[]> => {
      const said = await output(place, ['getent', 'ahostsv4', name])
      return [...new Set(said.split('\n').flatMap(line => line.split(/\s+/)[0] || []))]
    }
    t.is((await resolved(machine('a'), 'router'))[0], '10.1.0.2')
    t.is((await resolved(machine('b'), 'router'))[0], '10.2.0.2')
    t.deepEqual((await resolved(machine('b'), 'router')).sort(), ['10.1.0.2', '10.2.0.2'])
    t.deepEqual(await resolved(machine('a'), 'b'), ['10.2.0.12'])
    // Where the host's place is this computer, its own names stay as they are.
    if (contract.provider.features.adopts === 'nothing')
      t.deepEqual(await resolved(lab.host, 'a'), ['10.1.0.11'])
    t.deepEqual(await resolved(machine('b'), 'host'), ['10.1.0.1'])
  })

  many(
    'addresses, gateways and forwarding are there again after a reboot, and after a power cut',
    async t => {
      const restart = async (name: string): Promise<void> => machine(name).restart()
      const cut = async (name: string): Promise<void> => {
        await machine(name).cutPower()
        await machine(name).start()
      }
      for (const end of [restart, cut]) {
        for (const name of ['router', 'b']) {
          const before = await bootId(machine(name))
          await end(name)
          await untilBootedAfter(machine(name), before)
          await untilBooted(machine(name))
          await hasItsNetworks(t, name)
        }
        for (const address of ['10.2.0.12', 'fd00:2::12']) await untilAnswers(machine('a'), address)
      }
    },
  )

  many('a machine can make tunnels of its own by /dev/net/tun', async t => {
    await output(machine('a'), ['ip', 'tuntap', 'add', 'dev', 'tun9', 'mode', 'tun'])
    t.true(Object.hasOwn(await interfacesOf(machine('a')), 'tun9'))
    await output(machine('a'), ['ip', 'link', 'del', 'tun9'])
  })

  many('the lab’s end of a machine’s link can be taken down, which cuts that link and no other', async t => {
    if (!lab.portOf) return skipHere(t, 'this provider has no such ends')
    const port = lab.portOf('router', 1)
    await output(lab.host, ['ip', 'link', 'set', 'dev', port, 'down'])
    t.false(await answers(machine('b'), '10.2.0.2'))
    t.true(await answers(machine('a'), '10.1.0.2'))
    await output(lab.host, ['ip', 'link', 'set', 'dev', port, 'up'])
    await untilAnswers(machine('b'), '10.2.0.2')
    t.true(await answers(machine('b'), '10.1.0.11'))
  })

  many('a lab of several networks leaves nothing', async t => {
    await contract.provider.destroy(spec().name)
    t.is(await contract.provider.find(spec()), undefined)
  })
}

/** What has just come up may need a moment. */
async function untilAnswers(place: ProvidedMachine, address: string): Promise<void> {
  const look = async (): Promise<Sight<true>> =>
    (await answers(place, address)) ? {value: true} : {notYet: 'no answer'}
  await waitUntil(`${address} answers ${place.name}`, look, {within: 20_000})
}
