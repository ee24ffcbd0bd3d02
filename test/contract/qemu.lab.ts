import test from 'ava'
import {qemuProvider} from '../../src/providers/qemu/provider.ts'
import {registerRemoval} from './contract.ts'
import {registerEmbeddedContract} from './contract-embedded.ts'
import {serialTests} from './contract-lab.ts'

const {contract, host} = registerEmbeddedContract(test, qemuProvider)
const serial = serialTests(test)

host.whileUp(serial)
registerRemoval(test, contract)
host.afterRemoval(serial)
