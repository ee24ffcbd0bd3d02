import test from 'ava'
import type {FaultLab} from './fault-lab.ts'
import {ownFault} from './own-fault.ts'

test('a fault of one’s own on no machine is none', t => {
  const deed = {kind: 'own', on: [], run: 'false', undo: 'true'} as const
  t.throws(() => ownFault({} as FaultLab, deed), {message: /^cannot make a fault by commands on no machine/})
})
