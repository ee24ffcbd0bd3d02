import {chmod, mkdir, readFile, writeFile} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {boundToThisProcess} from '../process/bound-to-this-process.ts'
import {lastingEnvironment, proxyVariables} from '../process/lasting-environment.ts'
import type {run as startProcess} from '../process/run.ts'
import {containerFiles, containerMetadata, nginxFiles} from './container-files.ts'
import {customizeScript} from './customize-script.ts'
import {archiveLines, distributions} from './distributions.ts'
import {failedBuild} from './failed-build.ts'
import {excludedPaths, filesInImage, type ImageFile} from './machine-files.ts'
import {archivePackages, type ImageRecipe} from './recipe.ts'

interface BuildOptions {
  /** Absolute, empty, and where nobody but root gets to: everything is made in it, nothing outside. */
  folder: string
  /**
   * Empty folder that apt's own user can pass through: the build sees `folder` there, and nobody else does. So none of
   * the programs in it that make whoever runs them root can be run from outside.
   */
  seenAt: string
  /** Gets the whole output of a failed build. */
  logFile: string
  /** Called with each piece of the build's output. */
  onOutput: (text: string) => void
  signal?: AbortSignal
  run: typeof startProcess
}

interface Build {
  /** Directory with the finished root file system. */
  root: string
}

/** The whole build, with a slow mirror, in milliseconds. */
const deadline = 20 * 60_000

/** Builds a root file system with mmdebstrap. Throws a LabError that tells which archive, package or disk is at fault. */
export async function build(recipe: ImageRecipe, options: BuildOptions): Promise<Build> {
  const {folder, seenAt, run} = options
  await layOut(recipe, folder, run)
  await Promise.all([folder, seenAt].map(each => chmod(each, 0o711)))
  const result = await run(argv(recipe, folder, seenAt), {
    env: environment(seenAt),
    timeoutMs: deadline,
    onOutput: options.onOutput,
    ...(options.signal && {signal: options.signal}),
  })
  if (result.status !== 0)
    throw await failedBuild(recipe.distribution, result, {logFile: options.logFile, deadline})
  return {root: join(folder, 'root')}
}

function argv(recipe: ImageRecipe, folder: string, work: string): string[] {
  const distribution = distributions[recipe.distribution]
  return [
    ...boundToThisProcess,
    // Namespaces of its own: no mount of the build is ever seen outside, and its end is the end of all it started.
    ...['unshare', '--mount', '--mount-proc', '--pid', '--fork', '--kill-child'],
    // A strict umask of the caller would make files of the image unreadable for all but root.
    ...['sh', '-euc', 'umask 022; mount --bind "$1" "$2"; shift 2; exec "$@"', 'sh', folder, work],
    ...['mmdebstrap', '--mode=root', '--verbose', '--variant=minbase', '--format=directory'],
    `--include=${archivePackages(recipe).join(',')}`,
    ...excludedPaths.map(path => `--dpkgopt=path-exclude=${path}`),
    '--dpkgopt=force-unsafe-io',
    '--aptopt=Acquire::Languages "none"',
    '--aptopt=Acquire::Retries "3"',
    '--aptopt=Acquire::http::Timeout "20"',
    `--setup-hook=${join(work, 'setup')}`,
    `--customize-hook=${join(work, 'customize')}`,
    distribution.suite,
    join(work, 'root'),
    ...archiveLines(distribution),
    ...recipe.aptSources,
  ]
}

// Older mmdebstrap (Ubuntu 22.04 has 0.8.4) does not merge /usr by itself, and the packages insist on it.
const setupScript = `#!/bin/sh
set -eu
for directory in bin sbin lib lib64; do
  mkdir -p "$1/usr/$directory"
  if [ ! -e "$1/$directory" ]; then ln -s "usr/$directory" "$1/$directory"; fi
done
`

async function layOut(recipe: ImageRecipe, work: string, run: typeof startProcess): Promise<void> {
  const machine = (await run(['uname', '-m'])).stdout.trim()
  await Promise.all([
    writeFiles(join(work, 'machine'), filesInImage),
    writeFiles(join(work, 'container'), containerFiles),
    writeFiles(join(work, 'nginx'), nginxFiles),
    writeFile(join(work, 'metadata.yaml'), containerMetadata(machine)),
    writeFile(join(work, 'setup'), setupScript, {mode: 0o755}),
    writeFile(join(work, 'customize'), customizeScript, {mode: 0o755}),
    ...recipe.packages.flatMap(choice => (choice.kind === 'file' ? copyPackage(choice.path, work) : [])),
  ])
}

async function copyPackage(path: string, work: string): Promise<void> {
  const target = join(work, 'packages', basename(path))
  await mkdir(dirname(target), {recursive: true})
  await writeFile(target, await readFile(path))
}

async function writeFiles(directory: string, files: Readonly<Record<string, ImageFile>>): Promise<void> {
  await mkdir(directory, {recursive: true})
  for (const [path, {text, mode}] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), {recursive: true})
    await writeFile(join(directory, path), text, {mode: mode ?? 0o644})
  }
}

/** No token or setting of the caller reaches the image, only the way to its packages. */
function environment(work: string): Record<string, string> {
  return {...lastingEnvironment(proxyVariables), LC_ALL: 'C.UTF-8', TMPDIR: work}
}
