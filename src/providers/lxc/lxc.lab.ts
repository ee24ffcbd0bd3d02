import test from 'ava'
import {ensureImage} from '../../image/ensure-image.ts'
import {cacheFolder} from '../../scenario/options.ts'
import {registerContract, registerRemoval} from '../contract.ts'
import {lxcProvider} from './provider.ts'

// Needs root, the tools of the provider, and the machine image, which is built when it is not in the cache.

const contract = registerContract(test, {
  provider: lxcProvider,
  image: async () => {
    const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
    const folders = {cacheDir: cacheFolder(), stateDir: '/var/lib/fanlab'}
    return (await ensureImage(recipe, {...folders, onProgress: () => {}})).directory
  },
})

registerRemoval(test, contract)
