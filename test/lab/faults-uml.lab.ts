import {existsSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import {makeWorld, type World} from '../support/life-test.ts'

// Faults that need a kernel or a disk of the machine's own, on machines of uml: seen inside, and undone when their run is
// killed. Needs what interrupt.lab.ts needs, and user-mode-linux.

const lab = ['--lab', 'faults-uml']
const b = '10.0.12.2'

let world: World
test.before(async () => {
  world = await makeWorld()
  const file = join(import.meta.dirname, 'fixtures/faults/two.yaml')
  const {status, output} = await world.run('up', ['--file', file, '--provider', 'uml', ...lab])
  if (status !== 0) throw new Error(output)
})
test.after.always(() => world?.end())

async function on(place: string, command: string): Promise<string> {
  const {output} = await world.run('exec', [...lab, place, '--', 'sh', '-c', command])
  return output.trim()
}

const noted = (): boolean => existsSync(join(world.stateDir, 'labs/faults-uml/faults'))

/** The shortest of five round trips, in milliseconds. */
const roundTrip = `ping -q -n -c 5 -i 0.2 -W 2 ${b} | sed -n "s/.* = \\([0-9.]*\\)[/].*/\\1/p"`

const isQuick = async (): Promise<string> => (Number(await on('a', roundTrip)) < 150 ? 'whole' : 'slow')
const reaches = (): Promise<string> =>
  on('a', `ping -q -n -c 3 -W 2 ${b} | grep -q ' 3 received' && echo whole || echo broken`)
const netem = (): Promise<string> =>
  on('a', 'tc qdisc show dev eth0 | grep -q "netem.*reorder 25" && echo broken || echo whole')
const writes = (): Promise<string> =>
  on('b', 'dd if=/dev/zero of=/root/try bs=64k count=1 conv=fsync 2>/dev/null && echo whole; rm -f /root/try')

const seen: readonly [fault: string, look: () => Promise<string>][] = [
  ['delay net12 200ms', isQuick],
  ['reorder net12 25%', netem],
  ['fill-disk on b', writes],
  ['freeze b', reaches],
  ['blackhole net12', reaches],
]

for (const [fault, look] of seen)
  test.serial(`${fault} acts, and is undone when its run is killed`, async t => {
    t.is(await look(), 'whole')
    const child = world.start('fault', [fault, '--for', '300s', ...lab, '--reports', world.reports])
    try {
      await child.says(new RegExp(`passed {2}${fault} `), 120_000)
      t.true(noted())
      t.not(await look(), 'whole')
    } finally {
      child.kill('SIGKILL')
    }
    await child.ended
    await waitUntil(
      'it is as before',
      async (): Promise<Sight<true>> => {
        if (noted()) return {notYet: 'what is noted of the fault is there'}
        const now = await look()
        return now === 'whole' ? {value: true} : {notYet: now}
      },
      {within: 120_000},
    )
  })

test.serial('a machine that always sees a carrier cannot lose it', async t => {
  const {status, output} = await world.run('fault', ['link net12 down', ...lab, '--reports', world.reports])
  t.is(status, 2)
  t.regex(output, /its machines see a carrier whatever happens[\s\S]*hint: blackhole net12, or provider lxc/)
})
