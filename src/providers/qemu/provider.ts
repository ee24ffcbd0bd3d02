import {open} from 'node:fs/promises'
import {basename} from 'node:path'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {run} from '../../process/run.ts'
import {whyFailed} from '../../process/why-failed.ts'
import {machineContent} from '../embedded/machine-content.ts'
import {virtualProvider} from '../embedded/virtual-provider.ts'
import type {Provider} from '../provider.ts'
import {type Accelerator, chooseAccelerator} from './accelerator.ts'
import {qemuProblems} from './check.ts'
import {parseQemuCommand, qemuCommand} from './command-line.ts'
import {readEngine, writeEngine} from './engine.ts'
import {qemuNeeds} from './host-needs.ts'
import {ensureKernel} from './kernel.ts'

/** With KVM machines are as fast as containers but for their boot; in software a boot takes ten times longer. */
const paces: Readonly<Record<Accelerator, number>> = {kvm: 2, tcg: 8}

/** How long in milliseconds the file of a machine's disk may take; it is empty, and takes some milliseconds. */
const diskDeadline = 30_000

/** Machines are QEMU's, with KVM where that works, and by software otherwise. See docs/how-it-works.md. */
export function qemuProvider(stateDir: string): Provider {
  return virtualProvider(stateDir, {
    name: 'qemu',
    needs: qemuNeeds,
    check: () => qemuProblems(stateDir),
    async diskContent(image) {
      const {modules} = await ensureKernel(image)
      return {
        ...(await machineContent()),
        name: 'qemu',
        folders: {[`/usr/lib/modules/${basename(modules)}`]: modules},
      }
    },
    async prepareLab(_keeper, paths, {image}) {
      const kernel = await ensureKernel(image)
      await writeEngine(paths, {...kernel, accelerator: await chooseAccelerator()})
    },
    emulator: {
      pace: async paths => paces[(await readEngine(paths)).accelerator],
      async makeDisk({baseDisk}, {disk}) {
        const words = ['qemu-img', 'create', '-q', '-f', 'qcow2', '-b', baseDisk, '-F', 'raw', disk]
        const made = await run(words, {timeoutMs: paced(diskDeadline)})
        if (made.status !== 0) throw new LabError(`cannot make the disk ${disk}: ${whyFailed(made)}`)
      },
      async command(record, files, {spec, paths}) {
        const engine = await readEngine(paths)
        return qemuCommand(record, files, spec, engine, engine.accelerator)
      },
      firstWords: /Linux version /,
      async resources(words) {
        const found = parseQemuCommand(words)
        return found && {cpus: found.cpus, memory: found.memory, disk: await virtualSize(found.disk)}
      },
    },
  })
}

/** Bytes that the machine sees: bytes 24 to 31 of a qcow2 file's header, the most significant first. */
async function virtualSize(disk: string): Promise<number> {
  const file = await open(disk)
  try {
    const {buffer} = await file.read(Buffer.alloc(8), 0, 8, 24)
    return Number(buffer.readBigUInt64BE())
  } finally {
    await file.close()
  }
}
