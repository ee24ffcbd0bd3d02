import {mkdtemp, rm} from 'node:fs/promises'
import {LabError} from '../../src/process/lab-error.ts'
import {type Sight, waitUntil} from '../../src/process/wait-until.ts'
import type {LabSpec, MachineSpec, ProvidedMachine, Provider} from '../../src/providers/provider.ts'
import {skipHere} from '../support/skip-here.ts'
import {
  answers,
  bootId,
  type ContractLab,
  output,
  type Serial,
  untilBooted,
  untilBootedAfter,
  whereIn,
} from './contract-lab.ts'

/** Milliseconds. */
const heldMs = 3000

/** The longest time between two looks at the clock, in milliseconds. */
const longestGap = `
longest=0 last=\${EPOCHREALTIME/./}
while :; do
  now=\${EPOCHREALTIME/./}
  if [ $(((now - last) / 1000)) -gt $longest ]; then longest=$(((now - last) / 1000)); fi
  last=$now
  echo $longest >/run/longest-gap
  sleep 0.1
done
`

/** Restarts, power cuts, and a second lab beside the first. */
export function lifeTests(
  serial: Serial,
  contract: ContractLab,
  another: (stateDir: string) => Provider,
): void {
  const first = (): ProvidedMachine => contract.machine(0)

  serial('an orderly restart is a new boot, with the files of before', async t => {
    const before = await bootId(first())
    await output(first(), ['sh', '-c', 'echo kept > /root/kept'])
    await first().restart()
    t.not(await untilBootedAfter(first(), before), before)
    t.is(await output(first(), ['cat', '/root/kept']), 'kept\n')
    await untilBooted(first())
  })

  serial('an orderly shutdown ends the machine; it starts again with the files of before', async t => {
    const machine = first()
    if (!machine.shutDown) return skipHere(t, 'this provider cannot shut a machine down')
    const before = await bootId(machine)
    await output(machine, ['sh', '-c', 'echo unsynced > /root/unsynced'])
    await machine.shutDown()
    await t.throwsAsync(machine.run(['true']), {instanceOf: LabError})
    await machine.start()
    t.not(await untilBootedAfter(machine, before), before)
    t.is(await output(machine, ['cat', '/root/unsynced']), 'unsynced\n')
    await untilBooted(machine)
  })

  serial('a power cut ends the machine at once; what was synced is there after the next start', async t => {
    if (!contract.provider.features.powerCut) return skipHere(t, 'this provider cannot cut the power')
    const [before, neighbour] = await Promise.all(contract.all().map(bootId))
    await output(first(), ['mkdir', '-p', '/var/lib/docker'])
    await output(first(), ['sh', '-c', 'echo synced > /root/synced; echo plain > /var/lib/docker/x; sync'])
    await output(first(), ['sh', '-c', 'echo > /run/gone'])
    await first().cutPower()
    t.false(await answers(contract.lab.host, contract.addresses[0] ?? ''))
    const error = await t.throwsAsync(first().run(['true']), {instanceOf: LabError})
    t.regex(error?.message ?? '', /^cannot run "true" on m-1: the machine (does not run|cannot be reached)/)
    await first().start()
    t.not(await untilBootedAfter(first(), before ?? ''), before)
    t.is(await output(first(), ['cat', '/root/synced', '/var/lib/docker/x']), 'synced\nplain\n')
    t.not((await first().run(['test', '-e', '/run/gone'])).status, 0)
    t.is(await bootId(contract.machine(1)), neighbour ?? '')
    await untilBooted(first())
  })

  serial('cutting the power twice and starting twice are no errors', async t => {
    if (!contract.provider.features.powerCut) return skipHere(t, 'this provider cannot cut the power')
    const machine = contract.machine(1)
    const before = await bootId(machine)
    await machine.cutPower()
    await machine.cutPower()
    await machine.start()
    await machine.start()
    t.not(await untilBootedAfter(machine, before), before)
    await untilBooted(machine)
  })

  serial('a machine is held without an end, and goes on where it was', async t => {
    const machine = first()
    if (!machine.freeze || !machine.thaw) return skipHere(t, 'this provider cannot hold its machines')
    t.true(contract.provider.features.freeze)
    const boot = await bootId(machine)
    // systemd takes a dollar sign for a variable of its own.
    const script = longestGap.replaceAll('$', '$$$$')
    await output(machine, ['systemd-run', '--unit=longest-gap', 'bash', '-c', script])
    await machine.thaw()
    await machine.freeze()
    // How long it is held is what the machine is asked for afterwards.
    await new Promise(resolve => setTimeout(resolve, heldMs))
    await machine.thaw()
    await machine.thaw()
    await waitUntil(
      'the machine tells of the time that it was held',
      async (): Promise<Sight<true>> => {
        const gap = Number(await output(machine, ['cat', '/run/longest-gap']))
        return gap >= heldMs ? {value: true} : {notYet: `longest gap ${gap} ms`}
      },
      {within: 20_000},
    )
    t.is(await bootId(machine), boot)
    await output(machine, ['systemctl', 'stop', 'longest-gap'])
  })

  serial('the console tells of the boot', async t => {
    t.regex(await first().console(), /systemd|Welcome|Started|login/)
  })

  serial('two labs with the same names and addresses do not disturb each other', async t => {
    const other = await mkdtemp('/var/tmp/fanlab-contract-')
    const spec: LabSpec = {...contract.spec, name: `${contract.spec.name}-b`}
    const provider = another(other)
    try {
      const lab = await provider.open(spec)
      const [machineSpecOfFirst] = contract.machines as [MachineSpec]
      const machine = await lab.create(machineSpecOfFirst)
      await untilBooted(machine)
      t.deepEqual(
        (await lab.list()).map(({name}) => name),
        ['m-1'],
      )
      t.is((await contract.lab.list()).length, 2)
      await output(machine, ['sh', '-c', 'echo second > /root/which'])
      t.not((await first().run(['test', '-e', '/root/which'])).status, 0)
      t.not(await bootId(machine), await bootId(first()))
      const [own = ''] = (await whereIn(lab, [machineSpecOfFirst])).addresses
      const [firstAddress = '', neighbour = ''] = contract.addresses
      t.true(await answers(lab.host, own))
      if (contract.provider.features.chosenAddresses === 'always')
        t.false(await answers(lab.host, neighbour), 'the neighbour is in the first lab only')
      t.true(await answers(contract.lab.host, neighbour))
      const before = await Promise.all(contract.all().map(bootId))
      await provider.destroy(spec.name)
      t.is(await provider.find(spec), undefined)
      t.deepEqual(await Promise.all(contract.all().map(bootId)), before)
      t.true(await answers(contract.lab.host, firstAddress))
    } finally {
      await provider.destroy(spec.name)
      await rm(other, {recursive: true, force: true})
    }
  })
}
