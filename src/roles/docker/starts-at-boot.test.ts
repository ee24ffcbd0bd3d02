import test from 'ava'
import {dockerLab} from '../../../test/support/docker-lab.ts'
import {CheckFailed} from '../../lab/check-failed.ts'
import {overlayOf} from '../../overlays/index.ts'
import {dropInAfterOverlay} from './after-overlay.ts'
import {dockerStartsAtBoot} from './starts-at-boot.ts'

interface Differs {
  units?: string
  dropIn?: string
  policy?: string
}

/** A lab whose Docker starts at boot, but for what differs on web-2. */
async function labWith({units, dropIn, policy}: Differs) {
  const {content} = await dropInAfterOverlay(overlayOf(dockerLab(() => '')))
  return dockerLab((machine, argv) => {
    const differs = machine === 'web-2'
    if (argv[0] === 'systemctl') return (differs && units) || 'enabled\nenabled\n'
    if (argv[0] === 'cat') return differs && dropIn !== undefined ? dropIn : content
    return JSON.stringify({HostConfig: {RestartPolicy: {Name: (differs && policy) || 'always'}}})
  })
}

test('Docker that is enabled, waits for the overlay and restarts its containers is as it has to be', async t => {
  await t.notThrowsAsync(dockerStartsAtBoot({lab: await labWith({})}))
  await t.notThrowsAsync(dockerStartsAtBoot({lab: await labWith({policy: 'unless-stopped'})}))
})

test('what would not survive a reboot is told, with its machine or container', async t => {
  const cases: [Differs, RegExp][] = [
    [{units: 'disabled\nenabled\n'}, /web-2[\s\S]*disabled/],
    [{dropIn: ''}, /10-fan\.conf on web-2/],
    [{dropIn: '[Unit]\n'}, /10-fan\.conf on web-2/],
    [{policy: 'no'}, /fixed has the policy no/],
    [{policy: 'on-failure'}, /fixed has the policy on-failure/],
  ]
  for (const [differs, told] of cases) {
    const error = await t.throwsAsync(dockerStartsAtBoot({lab: await labWith(differs)}), {
      instanceOf: CheckFailed,
    })
    t.regex(error.message, told)
  }
})
