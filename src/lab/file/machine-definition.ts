import * as z from 'zod'
import {parseIp} from '../../process/ip-prefix.ts'
import {diskSize, memorySize} from './quantities.ts'
import {parseService, serviceForms, servicePattern} from './service.ts'
import {
  address,
  addressPattern,
  asList,
  named,
  oneOf,
  oneOrTwo,
  patterned,
  ruledText,
  takes,
  whole,
  yesOrNo,
} from './values.ts'

/** The software that a machine runs. */
export const roles = ['plain', 'lxd-cluster', 'docker', 'netns'] as const

/** What a machine has where neither it nor the file's `resources` says otherwise. */
export const resources = {
  cpus: whole(1, 64).optional().meta({description: 'Processors. Default: 1'}),
  memory: memorySize.optional().meta({description: 'Memory, such as 512MiB, at least 64MiB. Default: 1GiB'}),
  disk: diskSize
    .optional()
    .meta({description: 'Size of its disk, such as 10GiB, at least 256MiB. Default: the provider’s'}),
}

const isWithin = (path: string): boolean => !path.split('/').includes('..') && !/[\0-\x1f]/.test(path)
/** Whether a path is one of the lab's own folder. */
export const isInFolder = (path: string): boolean => path !== '' && !path.startsWith('/') && isWithin(path)
const source = ruledText('a file or folder of the lab’s own folder, such as frr/r1/', isInFolder, {
  pattern: '^[^/]',
})
const destination = ruledText(
  'an absolute path on the machine, such as /etc/frr/',
  path => /^\/[^/]/.test(path) && isWithin(path),
  {pattern: '^/[^/]'},
)
const content = z.strictObject(
  {
    content: z
      .string({error: 'must be a text'})
      .max(100_000, {error: 'must be a text of at most 100000 characters'})
      .meta({description: 'What the file says'}),
    mode: patterned('a mode in quotes, such as "0644"', /^0[0-7]{3}$/)
      .optional()
      .meta({description: 'Its rights, in quotes. Default: "0644"'}),
  },
  {error: 'must be a file: content, and mode where it is not "0644"'},
)

/** Files by their places on a machine. */
export const files = z.record(
  destination,
  z.union([source, content], {
    error: 'must be a file or folder of the lab’s own folder, such as frr/r1/, or content and mode',
  }),
  {error: 'must be files by their places on the machine'},
)

// As image/package-choice.ts has it: a last - or + of a name would be a wish of its own for apt.
const packageForm =
  /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)(?:=(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?)?$/

export const packages = z.array(patterned('a package of Debian, such as frr or frr=10.3-1', packageForm), {
  error: 'must be a list of packages',
})

export const image = patterned('a distribution, such as debian-12', /^[a-z]+-\d+(\.\d+)?$/)

/** Ports by names that rules can use. */
export const services = named(
  'services, such as tcp/443,',
  ruledText(`one of ${serviceForms}`, words => parseService(words) !== undefined, {
    pattern: `^${servicePattern}$`,
  }),
)

const wrongPlaces = 'must be an address, such as 10.0.0.1, a list of 1 to 8 addresses, or dhcp'
const places = z.union(
  [
    z.literal('dhcp', {error: wrongPlaces}),
    ruledText('an address, such as 10.0.0.1, a list of 1 to 8 addresses, or dhcp', takes(parseIp), {
      pattern: `^${addressPattern}$`,
    }),
    z.array(address).min(1, {error: wrongPlaces}).max(8, {error: wrongPlaces}),
  ],
  {error: wrongPlaces},
)

export const machineDefinition = z.strictObject(
  {
    networks: named('addresses of networks', places).meta({
      description:
        'Its address on each of its networks: one, a list of both families, or dhcp for the first free one. With count it is that of the first machine, and the others have those that follow',
    }),
    role: oneOf(roles).default('plain').meta({
      description:
        'The software that it runs: plain, docker, a member of the LXD cluster, or netns: network namespaces',
    }),
    start: oneOf(['with the lab', 'later'])
      .default('with the lab')
      .meta({description: 'later: a step of the order starts it'}),
    count: whole(1, 100)
      .optional()
      .meta({description: 'How many; their names then are numbered, such as web-1'}),
    image: image.optional().meta({description: 'What it runs, such as debian-12. Default: the file’s image'}),
    packages: packages.optional().meta({description: 'Packages beside those of the image'}),
    files: files.optional().meta({
      description: 'Files by their places on it: a path in the lab’s folder, or content and mode',
    }),
    services: services.optional().meta({
      description:
        'What it serves, by names that rules can use, such as {web: tcp/443}; `http` is asked of it then, too',
    }),
    gateway: oneOrTwo('an address, such as 10.0.0.1', address).optional().meta({
      description:
        'Where its default route leads. Default: the host, where it gives addresses by DHCP or leads outside',
    }),
    forward: yesOrNo
      .optional()
      .meta({description: 'Whether it passes on packets that are for others, as a router does'}),
    ...resources,
  },
  {error: 'must be a machine: networks, and what differs of role, count, cpus, memory and other keys'},
)

/** The addresses that a file gives; none where they are to be chosen. */
export const givenAddresses = (places: string | readonly string[]): readonly string[] =>
  places === 'dhcp' ? [] : asList(places)
