import type {Sabotage} from '../../../src/faults/sabotage.ts'
import {all, each} from '../../../src/faults/targets.ts'
import {hookPath, hookSettingsPath} from '../../../src/overlays/fan/engine.ts'

const dispatcher = 'networkd-dispatcher.service'
const folder = '/etc/networkd-dispatcher/routable.d'

/** Acts on what is to bring the fan back after a reboot. None of them shows before the reboot unless it is asked for. */
export const hookActs: Sabotage[] = [
  {
    name: 'the hook has mode 0775',
    expect: ['P37'],
    act: lab => all(lab.loadBalancer, ['chmod', '0775', hookPath]),
    undo: lab => all(lab.loadBalancer, ['chmod', '0755', hookPath]),
  },
  {
    name: 'the hook belongs to another user',
    expect: ['P37'],
    act: lab => all(lab.loadBalancer, ['chown', '65534', hookPath]),
    undo: lab => all(lab.loadBalancer, ['chown', '0', hookPath]),
  },
  {
    name: 'the hook is disabled',
    expect: ['P37', 'P38'],
    act: lab => all(lab.loadBalancer, ['mv', hookPath, `${hookPath}.off`]),
    undo: lab => all(lab.loadBalancer, ['mv', `${hookPath}.off`, hookPath]),
  },
  {
    name: 'the hook waits for a wrong interface',
    expect: ['P39'],
    act: lab => all(lab.loadBalancer, ['sed', '-i', 's/^INTERFACE=.*/&9/', hookSettingsPath]),
    undo: lab => all(lab.loadBalancer, ['sed', '-i', 's/^\\(INTERFACE=.*\\)9$/\\1/', hookSettingsPath]),
  },
  {
    name: 'a folder of networkd-dispatcher has mode 0775',
    expect: ['P36'],
    act: lab => all(lab.loadBalancer, ['chmod', '0775', folder]),
    undo: lab => all(lab.loadBalancer, ['chmod', '0755', folder]),
  },
  {
    name: 'networkd-dispatcher is masked',
    expect: ['P37'],
    act: lab => all(lab.loadBalancer, ['systemctl', 'mask', '--now', '--quiet', dispatcher]),
    undo: lab =>
      each(
        lab.loadBalancer,
        ['systemctl', 'unmask', '--quiet', dispatcher],
        ['systemctl', 'start', dispatcher],
      ),
  },
  {
    name: 'networkd-dispatcher does not start at boot',
    expect: ['P37'],
    act: lab => all(lab.loadBalancer, ['systemctl', 'disable', '--quiet', dispatcher]),
    undo: lab => all(lab.loadBalancer, ['systemctl', 'enable', '--quiet', dispatcher]),
  },
]
