import test from 'ava'
import {LabError} from '../../process/lab-error.ts'
import {parseSshConfig} from './client.ts'

// As vagrant 2.3 with VirtualBox says it.
const said = `Host lxd-1
  HostName 127.0.0.1
  User vagrant
  Port 2200
  UserKnownHostsFile /dev/null
  StrictHostKeyChecking no
  PasswordAuthentication no
  IdentityFile "/var/lib/my labs/.vagrant/machines/lxd-1/virtualbox/private_key"
  IdentitiesOnly yes
  LogLevel FATAL

`

test('the way to a machine is what ssh-config says', t => {
  t.deepEqual(parseSshConfig(said, 'lxd-1'), {
    ...{name: 'lxd-1', address: '127.0.0.1', user: 'vagrant', port: 2200, hostKeyAlias: 'lxd-1'},
    identityFile: '/var/lib/my labs/.vagrant/machines/lxd-1/virtualbox/private_key',
  })
})

test('a key without quotes is read, too', t => {
  t.like(parseSshConfig(said.replaceAll('"', '').replace('my labs', 'labs'), 'lxd-1'), {
    identityFile: '/var/lib/labs/.vagrant/machines/lxd-1/virtualbox/private_key',
  })
})

test('an answer without a way is an error', t => {
  t.throws(() => parseSshConfig('', 'lxd-1'), {
    instanceOf: LabError,
    message: /^cannot find the ssh settings of lxd-1/,
  })
})
