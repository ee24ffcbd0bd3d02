import test from 'ava'
import {docker} from './role.ts'

test('the networks of a container are the same fact in whichever order Docker lists them', t => {
  const fact = docker.state?.fact
  t.is(fact?.('web running on fanbr0,bridge'), 'Docker container web running on bridge,fanbr0')
  t.is(fact?.('web running on bridge,fanbr0'), fact?.('web running on fanbr0,bridge'))
  t.not(fact?.('web exited on fanbr0'), fact?.('web running on fanbr0'))
  t.is(fact?.('web created on'), 'Docker container web created on nothing')
})

test('an address that Docker chose may be another one after a boot; none, or one that was asked for, is lost', t => {
  const fact = (text: string) => docker.state?.fact(`address of /db on ${text}`)
  t.is(fact('shop is 172.30.1.3/24'), fact('shop is 172.30.1.2/24'))
  t.not(fact('shop is /0'), fact('shop is 172.30.1.2/24'))
  t.is(fact('shop is 172.30.1.9/24 172.30.1.9'), 'Docker address of /db on shop is 172.30.1.9/24')
  t.is(fact('fanbr0 is 240.225.0.2/8'), 'Docker address of /db on fanbr0 is 240.225.0.2/8')
})
