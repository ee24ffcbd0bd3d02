import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {missingTools} from '../../src/process/missing-tools.ts'
import {run} from '../../src/process/run.ts'
import {findProcesses, processFacts} from './process-facts.ts'

/** What of the host a run has to leave as it was: one line for each thing, by kind. */
export type HostSnapshot = Readonly<Record<Kind, readonly string[]>>

/**
 * Kinds of which only what is new counts: processes and cgroups of others come and go by themselves. A sysctl may appear
 * with a kernel module that a run loads; those that were there have to keep their values.
 */
const comeAndGo = ['processes', 'cgroups', 'namespaces', 'state'] as const
const stay = ['links', 'addresses', 'routes', 'rules', 'firewall', 'mounts', 'sysctls'] as const
type Kind = (typeof comeAndGo)[number] | (typeof stay)[number]

/** Sysctls that change by themselves: counters, clocks, and what follows from memory in use. */
const restless =
  /^(fs\.(dentry-state|file-nr|inode-nr|inode-state|quota|aio-nr)|kernel\.(random\.|ns_last_pid|pty\.nr|tainted|perf_event_max_sample_rate|sched_domain|sched_tunable)|net\.netfilter\.nf_conntrack_count|dev\.(cdrom|raid)|vm\.(stat|drop_caches|compact_memory)|net\.ipv[46]\.route\.flush|sunrpc|fs\.nfs|user\.)/

/** Where a run keeps what it makes, and what of others is none of its business. */
export interface SnapshotOptions {
  stateDir: string
  /**
   * Processes, mounts and cgroups that match belong to somebody else who works on this host at the same time. Asked before
   * the host is looked at and after it: they come and go meanwhile.
   */
  others?: () => RegExp
}

export async function hostSnapshot({stateDir, others}: SnapshotOptions): Promise<HostSnapshot> {
  const before = others?.()
  const [links, addresses, routes, rules, firewall, mounts, sysctls, processes, cgroups, names, state] =
    await Promise.all([
      ip('link', 'show'),
      ip('address', 'show'),
      ipRoutes(),
      ipRules(),
      firewallLines(),
      mountLines(),
      sysctlLines('/proc/sys'),
      findProcesses(stateDir),
      cgroupLines(),
      entries('/run/netns'),
      entries(stateDir),
    ])
  const after = others?.()
  const isOthers = (text: string): boolean => Boolean(before?.test(text) || after?.test(text))
  const isOwn = (text: string): boolean => !isOthers(text)
  const facts = processFacts(processes, isOthers)
  const labs = await entries(join(stateDir, 'labs'))
  return {
    links,
    addresses,
    routes,
    rules,
    firewall,
    mounts: mounts.filter(isOwn),
    sysctls,
    cgroups: cgroups.filter(isOwn),
    processes: facts.processes,
    namespaces: [...facts.namespaces, ...names.filter(isOwn).map(name => `/run/netns/${name}`)],
    // The images are meant to stay.
    state: [
      ...state.filter(
        name => !/^(labs|images|images\.lock|image-build\.log|lock|\.fanlab-state)$/.test(name),
      ),
      ...labs.map(lab => `labs/${lab}`),
    ],
  }
}

/** Every difference that a run is to blame for, each named; empty when the host is as it was. */
export function difference(before: HostSnapshot, after: HostSnapshot): string[] {
  const added = (kind: Kind): string[] =>
    after[kind].filter(line => !before[kind].includes(line)).map(line => `${kind}: new: ${line}`)
  const lost = (kind: Kind): string[] =>
    before[kind].filter(line => !after[kind].includes(line)).map(line => `${kind}: gone: ${line}`)
  return [
    ...comeAndGo.flatMap(added),
    ...stay.flatMap(kind =>
      kind === 'sysctls' ? changedSysctls(before, after) : [...added(kind), ...lost(kind)],
    ),
  ]
}

function changedSysctls(before: HostSnapshot, after: HostSnapshot): string[] {
  const values = (snapshot: HostSnapshot): Map<string, string> =>
    new Map(snapshot.sysctls.map(line => [line.split(' = ', 1)[0] as string, line]))
  const now = values(after)
  return [...values(before)].flatMap(([name, line]) =>
    now.get(name) === line ? [] : [`sysctls: was: ${line}, is: ${now.get(name) ?? 'gone'}`],
  )
}

/** One line of JSON for each object, without times that run. */
async function ip(...words: string[]): Promise<string[]> {
  const {stdout} = await run(['ip', '-j', ...words])
  const objects = JSON.parse(stdout || '[]') as unknown[]
  const restlessKeys = new Set([
    'valid_life_time',
    'preferred_life_time',
    'expires',
    'flags',
    'stats64',
    'used',
  ])
  return objects.map(object =>
    JSON.stringify(object, (key, value) => (restlessKeys.has(key) ? undefined : value)),
  )
}

const ipRoutes = async (): Promise<string[]> =>
  (
    await Promise.all([ip('-4', 'route', 'show', 'table', 'all'), ip('-6', 'route', 'show', 'table', 'all')])
  ).flat()

const ipRules = async (): Promise<string[]> =>
  (await Promise.all([ip('-4', 'rule', 'show'), ip('-6', 'rule', 'show')])).flat()

/** Both of the kernel's firewalls, without their counters. The old one is only asked where it is in use already. */
async function firewallLines(): Promise<string[]> {
  const legacy = (await readFile('/proc/net/ip_tables_names', 'utf8').catch(() => '')).trim() !== ''
  const commands = [['nft', 'list', 'ruleset'], ...(legacy ? [['iptables-legacy-save']] : [])]
  const texts = await Promise.all(
    commands.map(async argv =>
      (await missingTools(argv.slice(0, 1))).length > 0 ? '' : (await run(argv)).stdout,
    ),
  )
  return texts
    .join('\n')
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .map(line => line.replace(/counter packets \d+ bytes \d+/, 'counter').replace(/\[\d+:\d+\]/, ''))
}

/** Mounts without their numbers. The first network namespace of a host makes /run/netns a mount, which is no leak. */
async function mountLines(): Promise<string[]> {
  const lines = (await readFile('/proc/self/mountinfo', 'utf8')).trim().split('\n')
  return lines
    .map(line =>
      line
        .split(' ')
        .slice(3)
        .filter(word => !/^(shared|master|propagate_from):/.test(word)),
    )
    .filter(([, path]) => path !== '/run/netns')
    .map(words => words.join(' '))
}

async function sysctlLines(folder: string): Promise<string[]> {
  const found = await readdir(folder, {withFileTypes: true}).catch(() => [])
  const lines = await Promise.all(
    found.map(async entry => {
      const path = join(folder, entry.name)
      // To look into it makes systemd mount it.
      if (path === '/proc/sys/fs/binfmt_misc') return []
      if (entry.isDirectory()) return sysctlLines(path)
      const name = path.slice('/proc/sys/'.length).replaceAll('/', '.')
      if (restless.test(name)) return []
      const value = await readFile(path, 'utf8').catch(() => undefined)
      return value === undefined ? [] : [`${name} = ${value.trim()}`]
    }),
  )
  return lines.flat()
}

/** All cgroups, but those in which systemd starts and ends services and sessions all the time. */
async function cgroupLines(folder = '/sys/fs/cgroup'): Promise<string[]> {
  const names = (await readdir(folder, {withFileTypes: true}).catch(() => []))
    .filter(entry => entry.isDirectory())
    .map(entry => join(folder, entry.name))
  const below = names.filter(path => !/\.(slice|scope|service)$/.test(path))
  return [...names, ...(await Promise.all(below.map(cgroupLines))).flat()]
}

const entries = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
