import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {parseService} from './service.ts'
import {asList} from './values.ts'

type Path = readonly string[]

/** What a file can say that no run can do yet, and where a file says it. A feature that a run learns leaves this list. */
const features: readonly {words: string; at(file: LabFile): Path[]}[] = [
  {words: 'several networks', at: ({networks}) => keys('networks', networks).slice(1)},
  {
    words: 'a network without a place of the host',
    at: ({networks}) => where('networks', networks, ({host}) => host === undefined),
  },
  {
    words: 'IPv6',
    at: ({networks}) =>
      where('networks', networks, ({subnet, host}) =>
        [...asList(subnet), ...asList(host ?? [])].some(text => text.includes(':')),
      ),
  },
  {
    words: 'static addresses (dhcp: false)',
    at: ({networks}) => where('networks', networks, ({dhcp}) => dhcp === false),
  },
  {
    words: 'a way out of the lab',
    at: ({networks}) => where('networks', networks, ({outside}) => outside === true),
  },
  ...(['image', 'files', 'services', 'gateway', 'forward', 'disk'] as const).map(key => ({
    words: `${key} of a machine`,
    at: ({machines}: LabFile) => where('machines', machines, machine => machine[key] !== undefined, key),
  })),
  {words: 'image of all machines', at: ({image}) => given('image', image)},
  {words: 'files of all machines', at: ({files}) => given('files', files)},
  {words: 'disk of all machines', at: ({resources}) => given('resources', resources.disk)},
  {
    words: 'a second machine that starts later',
    at: ({machines}) => where('machines', machines, ({start}) => start === 'later').slice(1),
  },
  {words: 'several overlays', at: ({overlays}) => keys('overlays', overlays).slice(1)},
  {
    words: 'overlays of type vxlan',
    at: ({overlays}) => where('overlays', overlays, ({type}) => type === 'vxlan'),
  },
  {
    words: 'members of a fan',
    at: ({overlays}) =>
      where('overlays', overlays, each => each.type === 'fan' && each.members !== undefined, 'members'),
  },
  ...(['find', 'image', 'services'] as const).map(key => ({
    words: `${key} of containers`,
    at: ({containers}: LabFile) => where('containers', containers, each => each[key] !== undefined, key),
  })),
  ...(['deny', 'family', 'path', 'source', 'mtu', 'latency', 'loss', 'http', 'within'] as const).map(key => ({
    words: `${key} of an expectation`,
    at: ({expect}: LabFile) => where('expect', byNumber(expect), rule => rule[key] !== undefined, key),
  })),
  {
    words: 'services of one’s own in allow',
    at: ({expect}) => where('expect', byNumber(expect), ({allow}) => (allow ?? []).some(isNew), 'allow'),
  },
  ...(['setup', 'checks', 'reboots', 'order'] as const).map(key => ({
    words: key,
    at: (file: LabFile) => given(key, file[key]),
  })),
]

const isNew = (word: string): boolean => !parseService(word) || word.includes('/')
const byNumber = (expect: LabFile['expect']): Record<string, LabFile['expect'][number]> =>
  Object.fromEntries(expect.entries())
const given = (key: string, value: unknown): Path[] => (value === undefined ? [] : [[key]])
const keys = (key: string, values: object): Path[] => Object.keys(values).map(name => [key, name])
const where = <T>(
  key: string,
  values: Readonly<Record<string, T>>,
  holds: (value: T) => boolean,
  ...below: string[]
) =>
  Object.entries(values)
    .filter(([, value]) => holds(value))
    .map(([name]) => [key, name, ...below])

/** One problem for each feature that a run does not know yet, where the file first uses it. */
export const notYet = (file: LabFile): LocatedProblem[] =>
  features.flatMap(({words, at}) => {
    const [path] = at(file)
    return path ? [{path, rule: `is valid, but no run can make it yet: ${words}`, isKey: true}] : []
  })
