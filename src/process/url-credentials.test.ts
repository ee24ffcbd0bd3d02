import test from 'ava'
import {proxySecrets, withoutCredentials} from './url-credentials.ts'

test('names and passwords in addresses are not told', t => {
  t.is(
    withoutCredentials('curl http://ann:p@ss@proxy:3128/x and https://token@host, mail ann@host'),
    'curl http://***@proxy:3128/x and https://***@host, mail ann@host',
  )
  t.is(withoutCredentials('http://proxy:3128/@here'), 'http://proxy:3128/@here')
})

test('a proxy’s password is known as it stands, decoded, and as HTTP sends it', t => {
  const env = {
    http_proxy: 'http://ann:to%20psecret@proxy:3128',
    HTTPS_PROXY: 'http://proxy:3128',
    no_proxy: '*',
  }
  t.deepEqual(proxySecrets(env), [
    'to%20psecret',
    'to psecret',
    Buffer.from('ann:to psecret').toString('base64'),
  ])
  t.deepEqual(proxySecrets({http_proxy: 'http://ann:100%@proxy'}).slice(0, 1), ['100%'])
})
