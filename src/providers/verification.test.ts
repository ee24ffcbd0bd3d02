import test from 'ava'
import {readmeTable} from '../../test/support/readme-table.ts'
import {verification} from './verification.ts'

test('the README says of each provider what was verified', t => {
  const told = readmeTable('provider', 'machines', 'needs', 'verified').map(([name, , , how]) => [name, how])
  t.deepEqual(
    told,
    Object.entries(verification).map(([name, {how}]) => [`\`${name}\``, how]),
  )
})
