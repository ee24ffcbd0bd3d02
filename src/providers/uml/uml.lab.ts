import test from 'ava'
import {registerContract, registerRemoval} from '../contract.ts'
import {hostTests} from '../contract-host.ts'
import {contractImage} from '../contract-image.ts'
import {serialTests} from '../contract-lab.ts'
import {umlProvider} from './provider.ts'

// Needs root, the tools of the provider, and the machine image, which is built when it is not in the cache.

const host = hostTests(() => contract)
const contract = registerContract(test, {
  provider: umlProvider,
  async image() {
    const directory = await contractImage()
    await host.remember()
    return directory
  },
})
const serial = serialTests(test)

host.whileUp(serial)
registerRemoval(test, contract)
host.afterRemoval(serial)
