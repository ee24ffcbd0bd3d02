import test from 'ava'
import {ensureImage} from '../../image/ensure-image.ts'
import {findCaller} from '../../scenario/caller.ts'
import {registerContract, registerRemoval} from '../contract.ts'
import {hostTests} from '../contract-host.ts'
import {serialTests} from '../contract-lab.ts'
import {umlProvider} from './provider.ts'

// Needs root, the tools of the provider, and the machine image, which is built when it is not in the cache.

const host = hostTests(() => contract)
const contract = registerContract(test, {
  provider: umlProvider,
  async image() {
    const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
    const {cacheDir} = await findCaller()
    const folders = {cacheDir, stateDir: '/var/lib/fanlab'}
    const {directory} = await ensureImage(recipe, {...folders, onProgress: () => {}})
    await host.remember()
    return directory
  },
})
const serial = serialTests(test)

host.whileUp(serial)
registerRemoval(test, contract)
host.afterRemoval(serial)
