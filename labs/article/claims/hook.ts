import {type CheckContext, CheckFailed, expectEqual, formatPrefix, overlayOf} from '../../../src/api/index.ts'
import {hookPath, hookSettingsPath} from '../hook.ts'
import {loadBalancer} from '../the-lab.ts'
import {underlayInterface} from './machines.ts'

/** Folders that networkd-dispatcher looks into, one for each operational state, and two for the setup's. */
const states = [
  'carrier',
  'configured',
  'configuring',
  'degraded',
  'dormant',
  'no-carrier',
  'off',
  'routable',
]

/** P36: the eight folders are there, as networkd-dispatcher wants them: anything else it skips in silence. */
export async function dispatcherFoldersExist({lab}: CheckContext): Promise<void> {
  const folders = states.map(state => `/etc/networkd-dispatcher/${state}.d`)
  const {stdout} = await loadBalancer(lab).run(['stat', '--format=%n %F %U:%G %a', ...folders])
  expectEqual(
    'folders',
    folders.map(folder => `${folder} directory root:root 755`),
    stdout.trim().split('\n'),
  )
}

/** P37: the hook is a regular file of root's with mode 0755, and the dispatcher's service runs and is enabled. */
export async function hookIsAccepted({lab}: CheckContext): Promise<void> {
  const {stdout} = await loadBalancer(lab).run(['stat', '--format=%F %U:%G %a', hookPath])
  expectEqual(hookPath, 'regular file root:root 755', stdout.trim())
  const unit = 'networkd-dispatcher.service'
  const state = await loadBalancer(lab).run([
    'systemctl',
    'show',
    '--property=ActiveState,UnitFileState',
    '--value',
    unit,
  ])
  expectEqual(unit, 'active enabled', state.stdout.trim().split('\n').join(' '))
}

/** P38: for another interface the hook does nothing, says so and succeeds. */
export async function hookIgnoresOthers({lab}: CheckContext): Promise<void> {
  const before = await loadBalancer(lab).succeed(['fanctl', 'show'])
  const {status, stdout, stderr} = await loadBalancer(lab).run([
    'env',
    'IFACE=lo',
    'OperationalState=routable',
    hookPath,
  ])
  if (status !== 0 || !/ignoring interface lo/.test(stdout)) {
    throw new CheckFailed({
      expected: 'status 0 and a word about ignoring lo',
      got: `status ${status}: ${(stdout + stderr).trim()}`,
    })
  }
  expectEqual('fanctl show', before, await loadBalancer(lab).succeed(['fanctl', 'show']))
}

/** P39, before any reboot: the hook's settings name the underlay's interface and the fan that is up. */
export async function hookKnowsFan({lab}: CheckContext): Promise<void> {
  const device = await underlayInterface(loadBalancer(lab), lab.underlayAddress(loadBalancer(lab)))
  const {prefix, underlay} = overlayOf(lab)
  const expected = [
    `INTERFACE=${device}`,
    `OVERLAY=${formatPrefix(prefix)}`,
    `UNDERLAY_LENGTH=${underlay.length}`,
  ]
  const {stdout} = await loadBalancer(lab).run(['cat', hookSettingsPath])
  expectEqual(hookSettingsPath, expected, stdout.trim().split('\n'))
  expectEqual(
    'what would keep the fan from coming back',
    [],
    await overlayOf(lab).unlikeToPersist(loadBalancer(lab)),
  )
}
