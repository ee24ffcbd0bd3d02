import test from 'ava'
import {umlProvider} from '../../src/providers/uml/provider.ts'
import {registerRemoval} from './contract.ts'
import {registerEmbeddedContract} from './contract-embedded.ts'
import {serialTests} from './contract-lab.ts'

const {contract, host} = registerEmbeddedContract(test, umlProvider)
const serial = serialTests(test)

serial('root on a machine does not get at the host’s files', async t => {
  const script = 'mount -t hostfs -o "$1" none /mnt && ls /mnt; umount /mnt 2>/dev/null; true'
  for (const path of ['/', '/etc', '../../../../etc']) {
    const {stdout} = await contract.machine(0).run(['sh', '-c', script, 'sh', path], {timeoutMs: 20_000})
    t.is(stdout, '', path)
  }
})

host.whileUp(serial)
registerRemoval(test, contract)
host.afterRemoval(serial)
