import test from 'ava'
import {optionName} from './option-name.ts'

test('at a desk it is a flag, in a use of the action an input', t => {
  const desk = {hasInputs: false, isAtTerminal: false, wantsTrace: false}
  t.is(optionName('overlay', desk), '--overlay')
  t.is(optionName('overlay', {...desk, hasInputs: true}), 'input overlay')
  t.is(optionName('no-install', {...desk, hasInputs: true}), 'input install: false')
})
