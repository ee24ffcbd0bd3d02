import type {PlaceHandle} from '../../lab/machine.ts'
import {runTogether} from '../../lab/run-together.ts'
import {persistenceFiles} from './engine.ts'
import {guestFileOfFan} from './guest-file.ts'

const dispatcherSettings = '/etc/default/networkd-dispatcher'

/** What would keep the hook from bringing the fan up at the next boot; its settings are the lab's matter. */
export async function unlikeToPersistFan(place: PlaceHandle): Promise<readonly string[]> {
  const files = await Promise.all(persistenceFiles().map(guestFileOfFan))
  const said = await runTogether(place, [
    ['sh', '-c', '. "$0" && printf "%s" "$networkd_dispatcher_args"', dispatcherSettings],
    ...files.flatMap(({target}) => [
      ['stat', '--format=%F %U:%G 0%a', target],
      ['cat', target],
    ]),
  ])
  const starts = said[0]?.stdout.split(/\s+/).includes('--run-startup-triggers')
  return [
    ...(starts ? [] : [`${dispatcherSettings} does not give --run-startup-triggers`]),
    ...files.flatMap(({target, mode, content}, index) => {
      const [kind, text] = [said[2 * index + 1], said[2 * index + 2]]
      if (text?.status !== 0) return [`${target} is not there`]
      return [
        ...(kind?.stdout.trim() === `regular file root:root ${mode}`
          ? []
          : [`${target} is a ${kind?.stdout.trim() || 'file that nobody can tell'}`]),
        ...(text.stdout === content.toString() ? [] : [`${target} is not as the lab wrote it`]),
      ]
    }),
  ]
}
