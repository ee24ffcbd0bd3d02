import {ensureImage} from '../image/ensure-image.ts'
import {findCaller} from '../scenario/caller.ts'

/** Folder of the unpacked machine image for the contract's machines; it is built when it is not in the cache. */
export async function contractImage(): Promise<string> {
  const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
  const {cacheDir} = await findCaller()
  const folders = {cacheDir, stateDir: '/var/lib/fanlab'}
  const {directory} = await ensureImage(recipe, {...folders, onProgress: () => {}})
  return directory
}
