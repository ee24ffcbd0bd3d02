import test from 'ava'
import {inputsVariable, optionName} from './option-name.ts'

test('at a desk it is a flag, in a use of the action an input', t => {
  t.is(optionName('overlay', {}), '--overlay')
  t.is(optionName('overlay', {[inputsVariable]: '1'}), 'input overlay')
  t.is(optionName('no-install', {[inputsVariable]: '1'}), 'input install: false')
})
