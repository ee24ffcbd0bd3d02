import test from 'ava'
import {ensureImage} from '../../image/ensure-image.ts'
import {findCaller} from '../../scenario/caller.ts'
import {registerContract, registerRemoval} from '../contract.ts'
import {umlProvider} from './provider.ts'

const contract = registerContract(test, {
  provider: umlProvider,
  async image() {
    const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
    const {cacheDir} = await findCaller()
    const {directory} = await ensureImage(recipe, {
      cacheDir,
      stateDir: '/var/lib/fanlab',
      onProgress: () => {},
    })
    return directory
  },
})

registerRemoval(test, contract)
