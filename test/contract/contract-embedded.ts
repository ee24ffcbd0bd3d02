import type {TestFn} from 'ava'
import {findCaller} from '../../src/cli/find-caller.ts'
import {ensureImage} from '../../src/image/ensure-image.ts'
import {registerContract} from './contract.ts'
import {type HostTests, hostTests} from './contract-host.ts'
import {type ContractLab, type Subject, serialTests} from './contract-lab.ts'

/**
 * Registers the contract of a provider that makes its machines on this host, out of the machine image; it is built
 * when it is not in the cache. Needs root and the provider's tools. Gives what the provider's own tests need.
 */
export function registerEmbeddedContract(
  test: TestFn,
  provider: Subject['provider'],
): {contract: ContractLab; host: HostTests} {
  const host = hostTests(() => contract)
  const contract = registerContract(test, {
    provider,
    async image() {
      const directory = await machineImage()
      await host.remember()
      host.revealSecrets()
      return directory
    },
  })
  host.keepsNoSecrets(serialTests(test))
  return {contract, host}
}

/** Folder of the unpacked machine image. */
async function machineImage(): Promise<string> {
  const recipe = {distribution: 'debian-12', aptSources: [], packages: []} as const
  const {cacheDir} = await findCaller()
  const folders = {cacheDir, stateDir: '/var/lib/fanlab'}
  const {directory} = await ensureImage(recipe, {...folders, onProgress: () => {}})
  return directory
}
