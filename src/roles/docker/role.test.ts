import test from 'ava'
import {docker} from './role.ts'

test('the networks of a container are the same fact in whichever order Docker lists them', t => {
  const fact = docker.state?.fact
  t.is(fact?.('web running on fanbr0,bridge'), 'Docker container web running on bridge,fanbr0')
  t.is(fact?.('web running on bridge,fanbr0'), fact?.('web running on fanbr0,bridge'))
  t.not(fact?.('web exited on fanbr0'), fact?.('web running on fanbr0'))
  t.is(fact?.('web created on'), 'Docker container web created on nothing')
})
