import {
  type CheckContext,
  expectEqual,
  ipLinks,
  NotObservable,
  parseOsRelease,
} from '../../../src/api/index.ts'

const mebibyte = 2 ** 20
/** The article's machines have about 10 GiB of disk. */
const diskGibibytes = 10

/** P2: every machine has 1 CPU and about 1 GiB of memory, as its provider holds it to. */
export async function machinesHaveResources({lab}: CheckContext): Promise<void> {
  const found = await Promise.all(lab.machines.map(({place}) => place.resources()))
  if (found.every(({cpus, memory}) => cpus === undefined && memory === undefined))
    throw new NotObservable('this provider takes machines as they are, and cannot tell their limits')
  const got = await Promise.all(
    lab.machines.map(async ({name, place}) => {
      const {cpus, memory} = await place.resources()
      return `${name} ${cpus ?? 'all'} CPU, ${memory === undefined ? 'all' : Math.round(memory / mebibyte)} MiB`
    }),
  )
  const expected = lab.topology.machines.map(
    ({name, cpus, memory}) => `${name} ${cpus} CPU, ${memory / mebibyte} MiB`,
  )
  expectEqual('resources', expected, got)
}

/** P2: every machine has about 10 GiB of disk, where machines have disks of their own. */
export async function machinesHaveDisks({lab}: CheckContext): Promise<void> {
  const disks = await Promise.all(lab.machines.map(async ({place}) => (await place.resources()).disk))
  if (disks.every(disk => disk === undefined)) {
    throw new NotObservable('machines of this provider have no disk of their own: they use the host’s')
  }
  const got = lab.machines.map(({name}, index) => `${name} ${((disks[index] ?? 0) / 2 ** 30).toFixed(0)} GiB`)
  expectEqual(
    'disks',
    lab.machines.map(({name}) => `${name} ${diskGibibytes} GiB`),
    got,
  )
}

/** P3: every machine runs the distribution that was asked for, such as debian-12. */
export async function machinesRunDistribution({lab}: CheckContext, distribution: string): Promise<void> {
  const got = await Promise.all(
    lab.machines.map(async machine => {
      const {id, version} = parseOsRelease(await machine.read('/etc/os-release'))
      return `${machine.name} ${id}-${version}`
    }),
  )
  expectEqual(
    'distributions',
    lab.machines.map(({name}) => `${name} ${distribution}`),
    got,
  )
}

/** P5: before clustering every machine has exactly one global IPv4 address, the underlay's. */
export async function machinesHaveOneAddress({lab}: CheckContext): Promise<void> {
  const got = await Promise.all(
    lab.machines.map(async machine => {
      const links = await machine.json(['ip', '-json', '-4', 'addr', 'show'], ipLinks)
      const own = links.flatMap(({addr_info}) =>
        addr_info.filter(({scope}) => scope === 'global').map(({local}) => local),
      )
      return `${machine.name} ${own.join(' and ')}`
    }),
  )
  expectEqual(
    'global addresses',
    lab.machines.map(machine => `${machine.name} ${lab.underlayAddress(machine)}`),
    got,
  )
}
