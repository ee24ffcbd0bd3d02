import test from 'ava'
import {registerRemoval} from '../contract.ts'
import {registerEmbeddedContract} from '../contract-embedded.ts'
import {serialTests} from '../contract-lab.ts'
import {qemuProvider} from './provider.ts'

const {contract, host} = registerEmbeddedContract(test, qemuProvider)
const serial = serialTests(test)

host.whileUp(serial)
registerRemoval(test, contract)
host.afterRemoval(serial)
