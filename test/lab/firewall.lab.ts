import test from 'ava'
import {openShippedLab, type ShippedLab} from '../support/shipped-lab.ts'

// labs/firewall: two segments, and what a firewall between them must not let pass.

let lab: ShippedLab
test.before(async () => {
  lab = await openShippedLab('firewall')
})
test.after.always(() => lab?.end())

const claims = ['F1', 'F2', 'F3', 'F4', 'F5']

for (const provider of ['lxc', 'uml'])
  test.serial(
    `the firewall lets pass what it has to and nothing else, also after a power cut: ${provider}`,
    t => lab.isWhole(t, claims, '--provider', provider),
  )

test.serial('each rule that is broken by hand turns its own claims red, and nothing else', async t => {
  await lab.up(t)
  for (const [act, red] of [
    [
      ['iptables', '-P', 'FORWARD', 'ACCEPT'],
      ['F2', 'F3'],
    ],
    [['iptables', '-I', 'FORWARD', '-p', 'tcp', '--dport', '443', '-j', 'DROP'], ['F1']],
    [
      ['iptables', '-I', 'FORWARD', '-s', '10.2.0.10', '-j', 'DROP'],
      ['F1', 'F5'],
    ],
  ] as const) {
    await lab.on(t, 'firewall', ...act)
    t.deepEqual((await lab.red(t)).claims, [...red], act.join(' '))
    await lab.on(t, 'firewall', 'systemctl', 'reload', 'firewall')
  }
  await lab.isGreen(t)
  // As the file has it, and one that it does not have.
  for (const reboot of [[], ['--reboot', 'rolling']]) await lab.persists(t, claims, ...reboot)
  await lab.down()
})
