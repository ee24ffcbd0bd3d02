import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {stepContext} from '../../test/support/step-context.ts'
import {reportVersions} from './report-versions.ts'

test('versions are told by a machine of each role, and LXD’s by itself where it is a snap', async t => {
  const facts: string[] = []
  const lab = fakeLab((machine, argv) => {
    const asked = argv.join(' ')
    if (/uname/.test(asked)) return '6.1.0\n'
    if (asked === 'lxd --version') return `5.21.1 of ${machine}\n`
    return `iproute2 6.1-3\ndocker.io 20.10 of ${machine}\nsystemd 252\nbash 5\n`
  })
  await reportVersions({...stepContext(lab), fact: (name, value) => facts.push(`${name} ${value}`)})
  t.deepEqual(facts, [
    ...['kernel 6.1.0', 'iproute2 6.1-3', 'systemd 252'],
    ...['lxd 5.21.1 of lxd-1', 'docker.io 20.10'],
  ])
})
