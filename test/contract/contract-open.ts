import {randomBytes} from 'node:crypto'
import {join} from 'node:path'
import type {OpenCommand} from '../../src/process/open-command.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import type {Place, ProvidedMachine} from '../../src/providers/provider.ts'
import {skipHere} from '../support/skip-here.ts'
import {startChild} from '../support/start-child.ts'
import {
  bootId,
  type ContractLab,
  processesLike,
  type Serial,
  type Subject,
  untilBooted,
  untilBootedAfter,
} from './contract-lab.ts'

/** Milliseconds within which a machine without power is noticed, whatever the tool that leads to it makes of it. */
const breakDeadline = 10_000

/** A command that is open, and what it has said so far. */
class Watched {
  readonly command: OpenCommand
  output = Buffer.alloc(0)
  readonly ends: string[] = []

  constructor(place: Place, argv: readonly string[]) {
    this.command = place.open(argv, {
      onOutput: data => {
        this.output = Buffer.concat([this.output, data])
      },
      onEnd: said => this.ends.push(said),
    })
  }

  saysAll(wanted: string | Buffer): Promise<true> {
    const expected = Buffer.from(wanted)
    return waitUntil(
      'the command has said what was expected',
      async (): Promise<Sight<true>> =>
        this.output.equals(expected)
          ? {value: true}
          : {notYet: `${this.output.length} bytes: ${this.output.subarray(0, 100)} ${this.ends}`},
      {within: 20_000},
    )
  }

  ended(within = 20_000): Promise<string> {
    return waitUntil(
      'the command has ended',
      async (): Promise<Sight<string>> =>
        this.ends.length > 0 ? {value: this.ends[0] ?? ''} : {notYet: 'it is open'},
      {within},
    )
  }
}

const untilGone = (place: Place, beginning: string): Promise<true> =>
  waitUntil(
    `nothing of "${beginning}" is left in ${place.name}`,
    async (): Promise<Sight<true>> => {
      const {stdout} = await processesLike(place, beginning)
      return stdout === '' ? {value: true} : {notYet: stdout}
    },
    {within: 20_000},
  )

/** Starts two processes that ignore the request to end, in one group. */
const stubborn = (seconds: number): string[] => [
  'sh',
  '-c',
  `trap "" TERM HUP PIPE; sleep ${seconds} & echo begun; while :; do sleep ${seconds}; done`,
]

/** Opens argv in the host's place and on the first machine, passes on what they say, and stays until it is killed. */
const caller = `
const [providers, text] = process.argv.slice(1)
const {provider} = await import(providers)
const {name, stateDir, settings, spec, argv} = JSON.parse(text)
const lab = await (await provider(name, stateDir, settings)).find(spec)
const machine = (await lab.list()).find(({name}) => name === 'm-1')
for (const place of [lab.host, machine])
  place.open(argv, {
    onOutput: data => process.stdout.write(place.name + ' ' + data),
    onEnd: said => process.stdout.write(place.name + ' ended: ' + said + '\\n'),
  })
setInterval(() => {}, 60_000)
`

/** Commands that stay open, and what ends them. */
export function openTests(serial: Serial, contract: ContractLab, subject: Subject): void {
  const first = (): ProvidedMachine => contract.machine(0)
  const places = (): Place[] => [contract.lab.host, first()]

  serial('an open command is talked with both ways, as root and in a clean environment', async t => {
    for (const place of places()) {
      const script = 'id -u; while read -r line; do echo "got $line"; done; env >&2; exit 3'
      const open = new Watched(place, ['sh', '-c', script])
      open.command.write(Buffer.from('one\n'))
      await open.saysAll('0\ngot one\n')
      open.command.write(Buffer.from('two\n'))
      await open.saysAll('0\ngot one\ngot two\n')
      t.deepEqual(open.ends, [])
      open.command.close()
      t.is(await open.ended(), '', place.name)
      open.command.close()
      open.command.write(Buffer.from('three\n'))
      t.is(open.ends.length, 1)
    }
  })

  serial('what an open command is sent comes back whole', async t => {
    const data = randomBytes(3_000_000)
    for (const place of places()) {
      const open = new Watched(place, ['cat'])
      open.command.write(data)
      await open.saysAll(data)
      open.command.close()
      t.pass()
    }
  })

  serial('an open command that ends by itself says so once, with its last words', async t => {
    for (const place of places()) {
      const open = new Watched(place, ['sh', '-c', 'echo "no such device" >&2; exit 3'])
      t.is(await open.ended(), 'no such device', place.name)
      const missing = new Watched(place, ['no-such-command'])
      t.regex(await missing.ended(), /no-such-command/, place.name)
      t.deepEqual([open.ends.length, missing.ends.length], [1, 1])
    }
  })

  serial('a command that is closed is ended inside, with all of its process group', async t => {
    for (const place of places()) {
      const open = new Watched(place, stubborn(7541))
      await open.saysAll('begun\n')
      t.regex((await processesLike(place, 'sleep 7541')).stdout, /sleep 7541/)
      open.command.close()
      await untilGone(place, 'sleep 7541')
      await untilGone(place, 'sh -c trap')
      t.is((await open.ended()).length, 0)
    }
  })

  serial('an open command is ended when its caller is killed', async t => {
    const {provider, stateDir, spec} = contract
    const settings = subject.settings?.(stateDir) ?? {}
    const given = {name: provider.name, stateDir, settings, spec, argv: stubborn(7542)}
    const providers = join(packageRoot, 'src', 'providers', 'index.ts')
    const program = [process.execPath, '--input-type=module', '--eval', caller]
    const child = startChild([...program, providers, JSON.stringify(given)], {cwd: '/', env: process.env})
    await child.says(/host begun[\s\S]*m-1 begun|m-1 begun[\s\S]*host begun/, 60_000)
    child.kill('SIGKILL')
    t.is((await child.ended).signal, 'SIGKILL')
    for (const place of places()) {
      await untilGone(place, 'sleep 7542')
      await untilGone(place, 'sh -c trap')
    }
  })

  serial('what an agent ran that is killed is ended, and the next command has a new one', async t => {
    for (const place of places()) {
      const open = new Watched(place, stubborn(7543))
      await open.saysAll('begun\n')
      const killer = new Watched(place, ['sh', '-c', 'kill -KILL "$PPID"'])
      t.not(await killer.ended(), '', place.name)
      t.not(await open.ended(), '', place.name)
      await untilGone(place, 'sleep 7543')
      await untilGone(place, 'sh -c trap')
      const again = new Watched(place, ['echo', 'again'])
      t.is(await again.ended(), '')
      t.is(String(again.output), 'again\n')
    }
  })

  serial('an open command hears when its machine loses power, and when there is none', async t => {
    if (!contract.provider.features.powerCut) return skipHere(t, 'this provider cannot cut the power')
    const before = await bootId(first())
    const open = new Watched(first(), ['cat'])
    open.command.write(Buffer.from('begun\n'))
    await open.saysAll('begun\n')
    await first().cutPower()
    t.not(await open.ended(breakDeadline), '')
    const late = new Watched(first(), ['cat'])
    t.not(await late.ended(breakDeadline), '')
    await first().start()
    await untilBootedAfter(first(), before)
    await untilBooted(first())
    t.deepEqual([open.ends.length, late.ends.length], [1, 1])
    const again = new Watched(first(), ['echo', 'again'])
    t.is(await again.ended(), '')
    t.is(String(again.output), 'again\n')
  })
}
