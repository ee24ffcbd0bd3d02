import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import {lxdStartsAtBoot} from './starts-at-boot.ts'

/** Members whose units are in those states, and containers with that setting. */
const labWith = (units: (machine: string) => string, autostart?: string) =>
  fakeLab((machine, argv) => {
    if (argv[0] === 'systemctl') return units(machine)
    if (argv[0] === 'test') return ''
    if (argv[0] !== 'lxc') throw new Error(argv.join(' '))
    const config = autostart === undefined ? {} : {'boot.autostart': autostart}
    return JSON.stringify([
      {name: 'container-1', expanded_config: {}},
      {name: 'container-5', expanded_config: config},
      {name: 'somebody-else-s', expanded_config: {'boot.autostart': 'false'}},
    ])
  })

// `test -d /snap/lxd/current` succeeds in a fake lab: its LXD is a snap, with one unit.
const ofSnap = () => 'enabled\n'

test('LXD that is enabled on every member starts containers that are not told otherwise', async t => {
  for (const setting of [undefined, 'true', '1', 'on'])
    await t.notThrowsAsync(lxdStartsAtBoot({lab: labWith(ofSnap, setting)}), setting)
})

test('a container that does not start at boot is told, however it says so', async t => {
  for (const setting of ['false', '0', 'no', 'off', 'False']) {
    const error = await t.throwsAsync(lxdStartsAtBoot({lab: labWith(ofSnap, setting)}), {
      instanceOf: CheckFailed,
    })
    t.regex(error.message, /container-5/, setting)
    t.notRegex(error.message, /container-1|somebody/, setting)
  }
})

test('a member whose LXD does not start at boot is told with what systemd says', async t => {
  for (const said of ['disabled\n', '', 'masked\n']) {
    const lab = labWith(machine => (machine === 'lxd-2' ? said : ofSnap()))
    const error = await t.throwsAsync(lxdStartsAtBoot({lab}), {instanceOf: CheckFailed})
    t.true(error.message.includes(`lxd-2 ${said.trim()}`), error.message)
  }
})

/** Of container-3 LXD tells the settings from that question on. */
const labThatTellsFrom = (question: number) => {
  let asked = 0
  return fakeLab((_machine, argv) => {
    if (argv[0] === 'systemctl') return 'enabled\n'
    if (argv[0] === 'test') return ''
    asked += 1
    return JSON.stringify([{name: 'container-3', ...(asked >= question && {expanded_config: {}})}])
  })
}

test('settings that LXD does not tell for a moment, while it takes a member for offline, are waited for', async t => {
  await t.notThrowsAsync(lxdStartsAtBoot({lab: labThatTellsFrom(2), patience: 5000}))
})

test('a container whose settings LXD does not tell has failed: its member is offline', async t => {
  const error = await t.throwsAsync(lxdStartsAtBoot({lab: labThatTellsFrom(1000), patience: 300}), {
    instanceOf: CheckFailed,
  })
  t.regex(error.message, /settings LXD does not tell.*container-3/)
})
