import type {Sabotage} from '../../../src/api/index.ts'
import {hookPath, hookSettingsPath} from '../hook.ts'
import {loadBalancer} from '../the-lab.ts'
import {all, each} from './commands.ts'

const dispatcher = 'networkd-dispatcher.service'
const folder = '/etc/networkd-dispatcher/routable.d'
const settings = '/etc/default/networkd-dispatcher'
const order = '/etc/systemd/system/networkd-dispatcher.service.d/10-fan.conf'

/** Acts on what is to bring the fan back after a reboot. None of them shows before the reboot unless it is asked for. */
export const hookActs: Sabotage[] = [
  {
    name: 'the hook has mode 0775',
    expect: ['P37'],
    may: ['P39'],
    act: lab => all(loadBalancer(lab), ['chmod', '0775', hookPath]),
    undo: lab => all(loadBalancer(lab), ['chmod', '0755', hookPath]),
  },
  {
    name: 'the hook belongs to another user',
    expect: ['P37'],
    may: ['P39'],
    act: lab => all(loadBalancer(lab), ['chown', '65534', hookPath]),
    undo: lab => all(loadBalancer(lab), ['chown', '0', hookPath]),
  },
  {
    name: 'the hook is disabled',
    expect: ['P37', 'P38'],
    may: ['P39'],
    act: lab => all(loadBalancer(lab), ['mv', hookPath, `${hookPath}.off`]),
    undo: lab => all(loadBalancer(lab), ['mv', `${hookPath}.off`, hookPath]),
  },
  {
    name: 'the hook waits for a wrong interface',
    expect: ['P39'],
    act: lab => all(loadBalancer(lab), ['sed', '-i', 's/^INTERFACE=.*/&9/', hookSettingsPath]),
    undo: lab => all(loadBalancer(lab), ['sed', '-i', 's/^\\(INTERFACE=.*\\)9$/\\1/', hookSettingsPath]),
  },
  {
    name: 'a folder of networkd-dispatcher has mode 0775',
    expect: ['P36'],
    act: lab => all(loadBalancer(lab), ['chmod', '0775', folder]),
    undo: lab => all(loadBalancer(lab), ['chmod', '0755', folder]),
  },
  {
    name: 'networkd-dispatcher is masked',
    expect: ['P37'],
    act: lab => all(loadBalancer(lab), ['systemctl', 'mask', '--now', '--quiet', dispatcher]),
    undo: lab =>
      each(
        loadBalancer(lab),
        ['systemctl', 'unmask', '--quiet', dispatcher],
        ['systemctl', 'start', dispatcher],
      ),
  },
  {
    name: 'networkd-dispatcher does not start at boot',
    expect: ['P37'],
    act: lab => all(loadBalancer(lab), ['systemctl', 'disable', '--quiet', dispatcher]),
    undo: lab => all(loadBalancer(lab), ['systemctl', 'enable', '--quiet', dispatcher]),
  },
  {
    name: 'networkd-dispatcher does not start hooks for links that are up already',
    expect: ['P39'],
    act: lab => all(loadBalancer(lab), ['sed', '-i.off', 's/--run-startup-triggers//', settings]),
    undo: lab => all(loadBalancer(lab), ['mv', `${settings}.off`, settings]),
  },
  {
    name: 'networkd-dispatcher does not wait for the network at boot',
    expect: ['P39'],
    act: lab => all(loadBalancer(lab), ['mv', order, `${order}.off`]),
    undo: lab => all(loadBalancer(lab), ['mv', `${order}.off`, order]),
  },
  {
    name: 'the hook does nothing for any interface but says what it ought to',
    expect: ['P39'],
    act: lab =>
      all(loadBalancer(lab), [
        'sed',
        '-i.off',
        '2i echo "50-fan: ignoring interface $IFACE"; exit 0',
        hookPath,
      ]),
    undo: lab => all(loadBalancer(lab), ['mv', `${hookPath}.off`, hookPath]),
  },
]
