import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {cp, mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {packageRoot} from '../../src/process/package-root.ts'
import {cgroupCpu, ownCgroup, ownProcesses} from './cgroup-cpu.ts'

/** What the least script took that makes the article's lab. */
export interface Floor {
  wallMs: number
  ownCpu: number
  labCpu: number
  /** Milliseconds by phase. */
  phases: {name: string; ms: number}[]
}

/** What floor.sh takes of this tree. */
const parts = ['src/overlays/fan/guest', 'src/roles/docker/guest', 'src/roles/lxd-cluster/guest'] as const

/** Makes the lab by floor.sh from that unpacked image, sees that it works, and has it removed. */
export async function measureFloor(image: string): Promise<Floor> {
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-floor-'))
  // A copy, since lxc-attach changes the mode of a file that it gets as standard input.
  const tree = join(folder, 'tree')
  for (const part of parts) await cp(join(packageRoot, part), join(tree, part), {recursive: true})
  const env = {...process.env, FLOOR_ACCOUNT: await ownProcesses()}
  const before = await cgroupCpu(ownCgroup)
  const start = performance.now()
  const script = join(import.meta.dirname, 'floor.sh')
  const child = spawn('bash', [script, join(folder, 'lab'), image, tree], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env,
  })
  const ended = once(child, 'close')
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said += piece
  })
  const phases: Floor['phases'] = []
  let floor: Floor | undefined
  let answers = false
  for await (const line of createInterface({input: child.stdout})) {
    const [, name = '', ms] = /^(\w+) (\d+)$/.exec(line) ?? []
    answers ||= line === 'answers'
    if (ms === undefined) continue
    if (name === 'made') {
      const [own, labCpu] = await Promise.all([cgroupCpu(ownCgroup), cgroupCpu('fanlab/floor')])
      floor = {wallMs: performance.now() - start, ownCpu: own - before, labCpu, phases}
      child.stdin.end()
    } else phases.push({name, ms: Number(ms)})
  }
  const [status] = await ended
  await rm(folder, {recursive: true, force: true})
  if (status === 0 && floor && answers) return floor
  throw new Error(`floor.sh ended with status ${status}: ${said}`)
}
