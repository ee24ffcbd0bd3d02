import {
  type CheckContext,
  CheckFailed,
  expectEqual,
  ipLinks,
  type PlaceHandle,
  type StoryContext,
  z,
} from '../../../src/api/index.ts'

/** P1: the provider knows the lab's machines, and each of them runs. Others may have come since. */
export async function machinesRun({lab, provided}: StoryContext): Promise<void> {
  const names = lab.topology.machines.map(({name}) => name)
  const known = (await provided.list()).map(({name}) => name)
  expectEqual(
    'missing machines',
    [],
    names.filter(name => !known.includes(name)),
  )
  const states = await Promise.all(
    lab.machines.map(async machine => `${machine.name} ${await machine.waitForBoot()}`),
  )
  expectEqual(
    'states',
    names.map(name => `${name} running`),
    states,
    'systemctl --failed, on that machine',
  )
}

/** P4: all machines and the host, where it has a part in the lab, reach each other on the underlay. */
export async function underlayIsShared({lab, signal}: CheckContext): Promise<void> {
  const host = lab.topology.hostAbsent === undefined ? [lab.hostAddress] : []
  const addresses = [...host, ...lab.machines.map(machine => lab.underlayAddress(machine))]
  const silent = await Promise.all(
    lab.places.map(async place => {
      // It prints the addresses that answer one of two echoes within a second, or as many as machines are slower.
      const words = ['fping', '-a', '-r1', `-t${Math.ceil(1000 * lab.pace)}`, ...addresses]
      const {stdout} = await place.run(words, signal ? {signal} : {})
      const alive = stdout.split('\n')
      return addresses
        .filter(address => !alive.includes(address))
        .map(address => `${place.name} to ${address}`)
    }),
  )
  if (silent.flat().length === 0) return
  throw new CheckFailed({
    expected: 'every pair answers on the underlay',
    got: `silent: ${silent.flat().join(', ')}`,
  })
}

/**
 * P35: systemd-networkd manages the underlay's interface, as `networkctl list --json=short` of systemd 252 tells:
 *
 *     {"Interfaces":[{"Index":2,"Name":"eth0","Type":"ether","AdministrativeState":"configured", …}]}
 *
 * and /etc/network/interfaces has no stanza for it.
 */
export async function networkdManages({lab}: CheckContext): Promise<void> {
  for (const machine of lab.machines) {
    const device = await underlayInterface(machine, lab.underlayAddress(machine))
    const {Interfaces} = await machine.json(['networkctl', 'list', '--json=short'], networkdLinks)
    const state = Interfaces.find(({Name}) => Name === device)?.AdministrativeState
    expectEqual(`${device} on ${machine.name}, as systemd-networkd sees it`, 'configured', state)
    const stanzas = (
      await machine.run(['grep', '-rhsE', `^[[:space:]]*iface[[:space:]]+${device}`, '/etc/network'])
    ).stdout.trim()
    expectEqual(`stanzas for ${device} below /etc/network on ${machine.name}`, '', stanzas)
  }
}

const networkdLinks = z.object({
  Interfaces: z.array(z.object({Name: z.string(), AdministrativeState: z.string()})),
})

/** Name of the interface that has the address. */
export async function underlayInterface(
  machine: Pick<PlaceHandle, 'json' | 'name'>,
  address: string,
): Promise<string> {
  const links = await machine.json(['ip', '-json', '-4', 'addr', 'show'], ipLinks)
  const link = links.find(({addr_info}) => addr_info.some(({local}) => local === address))
  if (link) return link.ifname
  throw new CheckFailed({expected: `an interface with ${address} on ${machine.name}`, got: 'none'})
}
