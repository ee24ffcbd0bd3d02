import {cp, mkdir} from 'node:fs/promises'
import {homedir} from 'node:os'
import {join} from 'node:path'
import {packageRoot} from '../../src/process/package-root.ts'
import {type RunResult, run} from '../../src/process/run.ts'

/** A checkout of fanlab whose scenarios are measured. */
export interface Tree {
  name: string
  folder: string
  /** Where it keeps labs and unpacked images. */
  stateDir: string
  env: Readonly<Record<string, string>>
}

const ownEnv = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
)

export const thisTree: Tree = {
  name: 'this tree',
  folder: packageRoot,
  stateDir: ownEnv.FANLAB_STATE_DIR ?? '/var/lib/fanlab',
  env: ownEnv,
}

/** This tree with folders of its own for what it keeps, below the one that is named. */
export const withOwnFolders = (tree: Tree, folder: string): Tree => {
  const [home, stateDir] = [join(folder, 'home'), join(folder, 'state')]
  const {XDG_CACHE_HOME: _, ...env} = tree.env
  return {...tree, stateDir, env: {...env, HOME: home, FANLAB_STATE_DIR: stateDir}}
}

/** Gives a tree with a home of its own what this user's cache has, so that no image is built that is there already. */
export async function lendCache({env}: Tree): Promise<void> {
  const cache = join(env.HOME ?? '', '.cache', 'fanlab')
  await mkdir(cache, {recursive: true})
  const own = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'fanlab')
  await cp(own, cache, {recursive: true}).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

/**
 * The tree of a commit of this repository, made in that folder, with a cache and a state folder of its own in `home`: it may
 * take another image, or not know what this one keeps.
 */
export async function treeOf(commit: string, folder: string, home: string): Promise<Tree> {
  const clone = join(folder, 'clone')
  await succeed(['git', 'clone', '--quiet', '--no-checkout', packageRoot, clone])
  await succeed(['git', '-C', clone, 'checkout', '--quiet', '--detach', commit])
  await mkdir(home, {recursive: true})
  return withOwnFolders({...thisTree, name: commit, folder: clone}, home)
}

/** Runs a command in the tree. Throws with all that it said where it does not end well. */
export async function runIn(tree: Tree, argv: readonly string[]): Promise<RunResult> {
  const result = await run(argv, {cwd: tree.folder, env: tree.env})
  if (result.status === 0) return result
  throw new Error(
    `${argv.join(' ')} of ${tree.name} ended with status ${result.status}: ${result.stdout}${result.stderr}`,
  )
}

/** The words that start a scenario of the tree. */
export const scenario = (name: string, ...words: string[]): string[] => [
  'node',
  `scenarios/${name}.mjs`,
  ...words,
]

async function succeed(argv: readonly string[]): Promise<void> {
  const {status, stderr} = await run(argv)
  if (status !== 0) throw new Error(`${argv.join(' ')}: ${stderr.trim()}`)
}
