import {chmodSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {skipHere} from '../../../test/support/skip-here.ts'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {missingTools} from '../../process/missing-tools.ts'
import {type Sight, waitUntil} from '../../process/wait-until.ts'
import type {Place} from '../provider.ts'
import {multipassClient} from './client.ts'
import {multipassMachine} from './machine.ts'

/** A machine on this computer itself: Multipass knows whether it runs, and its `exec` does not notice when it stops. */
function machineHere(instance: string) {
  const folder = temporaryFolder()
  const script = `#!/bin/sh
case $1 in
  info) echo '{"errors":[],"info":{"${instance}":{"state":"'"$(cat ${folder}/state)"'","ipv4":[]}}}' ;;
  stop) echo Stopped >${folder}/state ;;
  start) echo Running >${folder}/state ;;
  exec) shift 7; "$@"; exec sleep 60 ;;
esac
`
  writeFileSync(join(folder, 'multipass'), script)
  writeFileSync(join(folder, 'state'), 'Running\n')
  chmodSync(join(folder, 'multipass'), 0o755)
  return multipassMachine(multipassClient(['env', `PATH=${folder}:/usr/bin:/bin`]), instance, 'm')
}

/** `cat` at the place, once it has said back what it was told; `ends` has what was said at its end. */
async function openCat(place: Place): Promise<string[]> {
  let output = ''
  const ends: string[] = []
  const command = place.open(['cat'], {
    onOutput: data => {
      output += data
    },
    onEnd: said => ends.push(said),
  })
  command.write(Buffer.from('begun'))
  await waitUntil(
    'it talks',
    async (): Promise<Sight<true>> => (output === 'begun' ? {value: true} : {notYet: `${output} ${ends}`}),
    {within: 10_000},
  )
  return ends
}

for (const how of ['cutPower', 'shutDown'] as const) {
  test(`${how}: an open command hears of it, and until the start there is none`, async t => {
    if ((await missingTools(['python3'])).length > 0) return skipHere(t, 'there is no python3')
    const machine = machineHere(`i-${how}`)
    const ends = await openCat(machine)
    await machine[how]?.()
    t.deepEqual(ends, ['the machine went down'])
    const late: string[] = []
    machine.open(['cat'], {onOutput: () => {}, onEnd: said => late.push(said)})
    await t.throwsAsync(machine.run(['true']), {
      message: 'cannot run "true" on m: the machine does not run',
    })
    t.deepEqual(late, ['the machine does not run'])
    await machine.start()
    t.is((await machine.run(['echo', 'again'])).stdout, 'again\n')
    t.deepEqual(await openCat(machine), [])
  })
}
