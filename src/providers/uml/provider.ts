import {mkdir, stat, writeFile} from 'node:fs/promises'
import {paced} from '../../process/host-pace.ts'
import {LabError} from '../../process/lab-error.ts'
import {run} from '../../process/run.ts'
import {whyFailed} from '../../process/why-failed.ts'
import {enter} from '../embedded/keeper.ts'
import {virtualProvider} from '../embedded/virtual-provider.ts'
import type {Provider} from '../provider.ts'
import {umlProblems} from './check.ts'
import {memoryFolder, parseUmlCommand, starter, starterFile, umlCommand} from './command-line.ts'
import {umlDiskContent} from './disk-content.ts'
import {umlNeeds} from './host-needs.ts'
import {processorFor} from './processor.ts'
import {copyLibraryTo, libraryIn} from './whole-xstate.ts'

/** Each system call of a machine costs several of the host's: with a free host LXD bootstraps in 7 s instead of 3. */
const pace = 4

/** How long in milliseconds an empty file system in memory may take to be mounted; it takes some milliseconds. */
const mountDeadline = 20_000

/** Machines are User-mode Linux: kernels of their own as ordinary programs, without KVM. See docs/how-it-works.md. */
export function umlProvider(stateDir: string): Provider {
  return virtualProvider(stateDir, {
    name: 'uml',
    needs: umlNeeds,
    check: () => umlProblems(stateDir),
    diskContent: umlDiskContent,
    emulator: {
      pace: async () => pace,
      command: async (record, files, lab) =>
        umlCommand(record, files, {...lab, processor: await processorFor(record.name)}),
      firstWords: /^Linux version /m,
      async resources(words) {
        const found = parseUmlCommand(words)
        // User-mode Linux has one CPU, whatever the host has.
        return found && {cpus: 1, memory: found.memory, disk: (await stat(found.baseDisk)).size}
      },
    },
    async prepareLab(keeper, paths) {
      await copyLibraryTo(paths.root)
      await writeFile(starterFile(paths), starter(libraryIn(paths.root)), {mode: 0o700})
      const folder = memoryFolder(paths)
      await mkdir(folder)
      // Not the host's /dev/shm, which is small in many containers. As large as all machines' memory may get.
      const mount = ['mount', '-t', 'tmpfs', '-o', 'mode=700,size=0', 'tmpfs', folder]
      const mounted = await run([...enter(keeper), ...mount], {timeoutMs: paced(mountDeadline)})
      if (mounted.status !== 0)
        throw new LabError(`cannot make room for the machines' memory: ${whyFailed(mounted)}`)
    },
  })
}
