import test from 'ava'
import type {Diagnosis} from '../run/diagnose.ts'
import {diagnosisText} from './show-diagnosis.ts'

const problem = {
  message: 'provider lxc needs lxc-start, which the host does not have',
  hint: 'apt-get install lxc',
}
const diagnosis: Diagnosis = {
  findings: [
    {topic: 'memory', state: 'good', text: '22.1 GiB are available'},
    {topic: 'kvm', state: 'notice', text: 'there is no /dev/kvm', hint: 'modprobe kvm_intel'},
    {topic: 'forwarding', state: 'unknown', text: 'the firewall shows its rules to root only'},
  ],
  fan: [{topic: 'fanctl', state: 'good', text: 'ebpf on this host'}],
  providers: [
    {name: 'lxc', usable: false, problems: [problem]},
    {name: 'qemu', usable: true, problems: []},
  ],
  chosen: {name: 'lxc', usable: false, problems: [problem]},
}

test('everything is told, with the command that helps below what needs it', t => {
  t.is(
    diagnosisText(diagnosis),
    `host
  ok      memory        22.1 GiB are available
  notice  kvm           there is no /dev/kvm
                        hint: modprobe kvm_intel
  unknown forwarding    the firewall shows its rules to root only

fan
  ok      fanctl        ebpf on this host

providers
  not     lxc
          provider lxc needs lxc-start, which the host does not have
          hint: apt-get install lxc
  usable  qemu

provider lxc is not usable
          provider lxc needs lxc-start, which the host does not have
          hint: apt-get install lxc`,
  )
})

test('what could not be seen is not called unusable for certain', t => {
  const unseen = {name: 'lxc', usable: undefined, problems: []}
  t.regex(
    diagnosisText({...diagnosis, chosen: unseen}),
    /^provider lxc is not usable, as far as can be seen$/m,
  )
  t.regex(diagnosisText({...diagnosis, chosen: {...unseen, usable: true}}), /^provider lxc is usable$/m)
})
