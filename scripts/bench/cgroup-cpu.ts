import {existsSync} from 'node:fs'
import {mkdir, readdir, readFile, rmdir} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {readCgroupLayout} from '../../src/providers/embedded/cgroup-layout.ts'

/**
 * The cgroup of what the bench starts. What the harness does on a machine is charged to the machine: `lxc-attach` goes into
 * its cgroup, while the kernel's sums of ended children would count it twice.
 */
export const ownCgroup = 'fanlab-bench'

/** Seconds of processor time of a cgroup, by its path below the root; 0 where there is none. */
export async function cgroupCpu(cgroup: string): Promise<number> {
  const folder = join(await accounts(), cgroup)
  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8').catch(() => '')
  const stat = /^usage_usec (\d+)/m.exec(await read('cpu.stat'))?.[1]
  return stat === undefined ? Number(await read('cpuacct.usage')) / 1e9 : Number(stat) / 1e6
}

export async function childCgroups(cgroup: string): Promise<string[]> {
  const folder = join(await accounts(), cgroup)
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
  return entries.filter(entry => entry.isDirectory()).map(({name}) => name)
}

/** The cgroup of a lab, below the root: older commits call it as the lab, newer ones add a dot and a mark of the state folder. */
export async function labCgroup(lab: string): Promise<string> {
  const name = (await childCgroups('fanlab')).find(each => each === lab || each.startsWith(`${lab}.`))
  return `fanlab/${name ?? lab}`
}

/** The command in the bench's own cgroup. */
export async function inOwnCgroup(argv: readonly string[]): Promise<string[]> {
  return ['sh', '-euc', 'echo $$ >"$1"; shift; exec "$@"', 'own', await ownProcesses(), ...argv]
}

/** The file that takes processes into it. */
export async function ownProcesses(): Promise<string> {
  const folder = join(await accounts(), ownCgroup)
  await mkdir(folder, {recursive: true})
  return join(folder, 'cgroup.procs')
}

/** To be called when all that ran in it has ended. */
export const removeOwnCgroup = async (): Promise<void> =>
  rmdir(join(await accounts(), ownCgroup)).catch(() => {})

/** Mount point of the hierarchy that counts processor time. */
async function accounts(): Promise<string> {
  const {cpu} = (await readCgroupLayout()).controllers
  if (!cpu) throw new Error('cannot count processor time: no cgroup hierarchy has the controller cpu')
  if (cpu.version === 2 || existsSync(join(cpu.root, 'cpuacct.usage'))) return cpu.root
  return join(dirname(cpu.root), 'cpuacct')
}
