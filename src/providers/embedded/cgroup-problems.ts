import {access, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {paced} from '../../process/host-pace.ts'
import type {Problem} from '../../process/problem.ts'
import {run} from '../../process/run.ts'
import {type CgroupLayout, type Controller, limitingControllers, readCgroupLayout} from './cgroup-layout.ts'

/** What there is to know about the host's cgroups beside their layout. */
interface CgroupFacts {
  /** The file /proc/cgroups; empty where it cannot be read. */
  known: string
  /** Controllers that the root of the tree of version 2 cannot pass on to the cgroups below it. */
  kept: readonly string[]
  /** Why the kernel does not mount a tree of version 2; asked only where none is mounted. */
  unmountable?: string
}

/** What a provider's machines are limited by, and whether they see a tree of version 2 of their own. */
interface CgroupNeeds {
  provider: string
  controllers: readonly Controller[]
  ownTree: boolean
}

/** Why machines could not be limited, or told apart, by this host's cgroups. Needs root to tell. */
export async function cgroupProblems(needs: CgroupNeeds): Promise<Problem[]> {
  const layout = await readCgroupLayout()
  return judgeCgroups(needs, layout, await readFacts(layout))
}

/** The problems that follow from the facts, each with the controller's name and the hint. */
export function judgeCgroups(
  {provider, controllers, ownTree}: CgroupNeeds,
  layout: CgroupLayout,
  {known, kept, unmountable}: CgroupFacts,
): Problem[] {
  const problems = controllers.flatMap((name): Problem[] => {
    const needs = `provider ${provider} needs the cgroup controller "${name}" to limit machines`
    const place = layout.controllers[name]
    if (!place) {
      const where =
        layout.version === 'unified'
          ? 'the tree of version 2 does not have it (/sys/fs/cgroup/cgroup.controllers)'
          : 'no hierarchy below /sys/fs/cgroup has it'
      return [{message: `${needs}; ${where}`, hint: hintFor(name, layout, known)}]
    }
    if (place.version === 1 || !kept.includes(name)) return []
    return [
      {
        message: `${needs}; it cannot be enabled in ${place.root}: processes are in that cgroup, as in a container`,
        hint: `make labs on the computer itself, or write +${name} to ${place.root}/cgroup.subtree_control first`,
      },
    ]
  })
  if (unmountable === undefined || !ownTree) return problems
  return [
    ...problems,
    {
      message: `provider ${provider} needs cgroups of version 2 for what its machines see; this host has version 1 only, and mounts no other: ${unmountable}`,
      hint: 'use kernel 4.15 or newer and, in a container, allow it to mount (--privileged)',
    },
  ]
}

/**
 * How a controller comes back. A line of /proc/cgroups has its name, the number of the hierarchy of version 1 that it is
 * bound to (0 for none), a count and whether it is switched on: `memory	4	27	1`.
 */
function hintFor(name: Controller, {version}: CgroupLayout, known: string): string {
  const line = known.split('\n').find(each => each.startsWith(`${name}\t`))
  const [, hierarchy, , enabled] = line?.split('\t') ?? []
  if (enabled === '0') return `start the kernel without cgroup_disable=${name}, or with cgroup_enable=${name}`
  const mount = `mkdir -p /sys/fs/cgroup/${name} && mount -t cgroup -o ${name} cgroup /sys/fs/cgroup/${name}`
  if (version !== 'unified' && line) return mount
  if (hierarchy !== undefined && hierarchy !== '0')
    return `a hierarchy of version 1 has it: unmount that, or start the kernel with cgroup_no_v1=${name}`
  return `start a kernel that has it: grep ${name} /proc/cgroups`
}

async function readFacts({version, controllers}: CgroupLayout): Promise<CgroupFacts> {
  const known = await readFile('/proc/cgroups', 'utf8').catch(() => '')
  const tree = Object.values(controllers).find(place => place.version === 2)?.root
  const kept = tree === undefined ? [] : await keptToItself(tree)
  const unmountable = version === 'legacy' ? await whyUnmountable() : undefined
  return {known, kept, ...(unmountable === undefined ? {} : {unmountable})}
}

/** Only the root of all passes on what it has while processes are in it; it is the one without the file cgroup.type. */
async function keptToItself(tree: string): Promise<string[]> {
  const read = (name: string): Promise<string> => readFile(join(tree, name), 'utf8').catch(() => '')
  const isRoot = !(await exists(join(tree, 'cgroup.type')))
  if (isRoot || (await read('cgroup.procs')) === '') return []
  const passedOn = (await read('cgroup.subtree_control')).trim().split(' ')
  return limitingControllers.filter(name => !passedOn.includes(name))
}

/** Tries it where nobody sees it. Undefined when it works. */
async function whyUnmountable(): Promise<string | undefined> {
  const {status, stderr} = await run(
    ['unshare', '--mount', 'mount', '-t', 'cgroup2', 'cgroup2', '/sys/fs/cgroup'],
    {timeoutMs: paced(10_000)},
  )
  return status === 0 ? undefined : stderr.trim() || `mount ended with status ${status}`
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
