import {chmodSync, readFileSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import test from 'ava'
import {skipHere} from '../../../test/support/skip-here.ts'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {missingTools} from '../../process/missing-tools.ts'
import {vagrantIn} from './client.ts'
import {vagrantMachine} from './machine.ts'

// Vagrant and ssh are played: the machine is this computer itself. Each start gives it another port.

const folder = temporaryFolder()
const file = (name: string): string => join(folder, name)
const tools = {
  vagrant: `
case $1 in
  ssh-config)
    echo asked >>${file('asked')}
    [ -e ${file('port')} ] || { echo "The machine m is not running." >&2; exit 1; }
    printf 'Host m\n  HostName 127.0.0.1\n  User vagrant\n  Port %s\n' "$(cat ${file('port')})" ;;
  up) echo 2201 >${file('port')} ;;
  halt) rm ${file('port')} ;;
esac`,
  // It does not notice that the machine went down.
  ssh: `
printf '%s\n' "$*" >>${file('ways')}
for last; do :; done
sh -c "$last"
exec sleep 60`,
  sudo: 'shift 2; exec "$@"',
}
const path = process.env.PATH
test.before(() => {
  for (const [name, text] of Object.entries(tools)) {
    writeFileSync(file(name), `#!/bin/sh\n${text}\n`)
    chmodSync(file(name), 0o755)
  }
  process.env.PATH = `${folder}${delimiter}${path}`
})
test.after.always(() => {
  process.env.PATH = path
})

const lines = (name: string): string[] => readFileSync(file(name), 'utf8').trim().split('\n')

test('one stream by the way that Vagrant tells carries all; after each start the way is asked for anew', async t => {
  if ((await missingTools(['python3'])).length > 0) return skipHere(t, 'there is no python3')
  writeFileSync(file('port'), '2200\n')
  const machine = vagrantMachine(vagrantIn(folder), 'm', folder)
  t.is((await machine.run(['echo', 'a b'])).stdout, 'a b\n')
  t.is((await machine.run(['sh', '-c', 'exit 255'])).status, 255)
  t.is(lines('asked').length, 1)
  const ends: string[] = []
  machine.open(['cat'], {onOutput: () => {}, onEnd: said => ends.push(said)})
  await machine.cutPower()
  t.deepEqual(ends, ['the machine went down'])
  await t.throwsAsync(machine.run(['true']), {
    message: /^cannot run "true" on m: cannot find the ssh settings of m: The machine m is not running\.$/,
  })
  await machine.start()
  t.is((await machine.run(['echo', 'again'])).stdout, 'again\n')
  const ways = lines('ways').filter(line => line.startsWith('-o'))
  t.deepEqual(
    ways.map(line => / -p (\d+) -l vagrant -T -- 127\.0\.0\.1 /.exec(line)?.[1]),
    ['2200', '2201'],
  )
})
