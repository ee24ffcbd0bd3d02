import test from 'ava'
import {registerRemoval} from '../contract.ts'
import {registerEmbeddedContract} from '../contract-embedded.ts'
import {serialTests} from '../contract-lab.ts'
import {umlProvider} from './provider.ts'

const {contract, host} = registerEmbeddedContract(test, umlProvider)
const serial = serialTests(test)

host.whileUp(serial)
registerRemoval(test, contract)
host.afterRemoval(serial)
