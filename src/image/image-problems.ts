import {stat, statfs} from 'node:fs/promises'
import {dirname} from 'node:path'
import {LabError} from '../process/lab-error.ts'
import {missingTools} from '../process/missing-tools.ts'
import type {Problem} from '../process/problem.ts'
import {ArchiveCache} from './archive-cache.ts'
import {digestNotHere, findArchive} from './cached-archive.ts'
import {distributions} from './distributions.ts'
import {type ImageTrust, isTrusted} from './image-trust.ts'
import {checkRecipe, type ImageRecipe, recipeHash} from './recipe.ts'
import type {ImageDirectories} from './sweep.ts'
import {stampedTree, treesDirectory} from './tree.ts'

const GiB = 2 ** 30

type Tools = Readonly<Record<string, string>>

/** Debian's and Ubuntu's package of each tool. */
const lookTools: Tools = {find: 'findutils', flock: 'util-linux', setpriv: 'util-linux'}
const unpackTools: Tools = {tar: 'tar', zstd: 'zstd', ...lookTools, unshare: 'util-linux'}
const buildTools: Tools = {...unpackTools, mmdebstrap: 'mmdebstrap', 'apt-get': 'apt', 'dpkg-deb': 'dpkg'}

export interface ImageChoice extends ImageDirectories {
  /** Default: only what this host has built. */
  trust?: ImageTrust
}

/** What has still to be done to have an image. */
async function toDo(recipe: ImageRecipe, {cacheDir, stateDir, owner, trust = {}}: ImageChoice) {
  const hash = await recipeHash(recipe)
  const tree = await stampedTree(stateDir, hash)
  if (tree && isTrusted(tree, trust)) return 'look'
  const search = {hash, cache: new ArchiveCache(cacheDir, owner), stateDir, trust}
  const {archive, refusal} = await findArchive(search)
  if (archive) return 'unpack'
  if (trust.digest !== undefined) throw digestNotHere(search, refusal)
  return 'build'
}

/** What having the image takes on the host: little when it is there, more when it has to be unpacked or built. */
export async function imageTools(recipe: ImageRecipe, directories: ImageChoice): Promise<Tools> {
  const work = await toDo(recipe, directories)
  if (work === 'look') return lookTools
  if (work === 'unpack') return unpackTools
  const {keyring, keyringPackage} = distributions[recipe.distribution]
  return {...buildTools, [keyring]: keyringPackage}
}

/** Every reason why ensureImage cannot give the image here, found without making anything. */
export async function imageProblems(recipe: ImageRecipe, directories: ImageChoice): Promise<Problem[]> {
  const {cacheDir, stateDir} = directories
  try {
    checkRecipe(recipe)
    const work = await toDo(recipe, directories)
    if (work === 'look') return toolProblems(lookTools)
    const tools = await toolProblems(work === 'unpack' ? unpackTools : buildTools)
    if (work === 'unpack') return [...tools, ...(await diskProblems([[treesDirectory(stateDir), 1 * GiB]]))]
    return [
      ...tools,
      ...(await keyringProblems(recipe)),
      ...(await diskProblems([
        [treesDirectory(stateDir), 2.5 * GiB],
        [cacheDir, 0.5 * GiB],
      ])),
    ]
  } catch (error) {
    if (error instanceof LabError) return [{message: error.message, hint: error.hint ?? ''}]
    throw error
  }
}

async function toolProblems(packageOf: Readonly<Record<string, string>>): Promise<Problem[]> {
  const missing = await missingTools(Object.keys(packageOf))
  if (missing.length === 0) return []
  const packages = [...new Set(missing.map(tool => packageOf[tool]))]
  return [
    {
      message: `cannot make the machine image: ${missing.join(', ')} not found`,
      hint: `apt-get install -y ${packages.join(' ')}`,
    },
  ]
}

async function keyringProblems(recipe: ImageRecipe): Promise<Problem[]> {
  const {keyring, keyringPackage} = distributions[recipe.distribution]
  if (await exists(keyring)) return []
  return [
    {
      message: `cannot trust the archive of ${recipe.distribution}: its keys, ${keyring}, are not installed`,
      hint: `apt-get install -y ${keyringPackage}`,
    },
  ]
}

/** Directories on one file system need the sum. */
async function diskProblems(
  needs: readonly (readonly [directory: string, bytes: number])[],
): Promise<Problem[]> {
  const disks = new Map<number, {path: string; needed: number; free: number}>()
  for (const [directory, bytes] of needs) {
    const path = await nearestExisting(directory)
    const {dev} = await stat(path)
    const {bavail, bsize} = await statfs(path)
    const disk = disks.get(dev) ?? {path, needed: 0, free: bavail * bsize}
    disks.set(dev, {...disk, needed: disk.needed + bytes})
  }
  return [...disks.values()].flatMap(({path, needed, free}) =>
    free >= needed
      ? []
      : {
          message: `cannot make the machine image: ${path} has ${inGiB(free)} GiB free, ${inGiB(needed)} GiB needed`,
          hint: `free some space (df -h ${path}) or choose another folder`,
        },
  )
}

async function nearestExisting(path: string): Promise<string> {
  return (await exists(path)) || path === dirname(path) ? path : nearestExisting(dirname(path))
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const inGiB = (bytes: number): string => (bytes / GiB).toFixed(1)
