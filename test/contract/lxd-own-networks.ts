import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {LabError} from '../../src/process/lab-error.ts'
import type {InterfaceSpec, LabSpec, MachineSpec} from '../../src/providers/provider.ts'
import type {NestedHost} from '../support/nested-host.ts'
import {answers, type ContractLab, output, type Serial, untilBooted} from './contract-lab.ts'

const on = (number: number, last: number): InterfaceSpec => ({
  ...{network: `net${number}`, device: 'eth0'},
  addresses: [`10.${number}.0.${last}/24`, `fd00:${number}::${last}/64`],
  gateways: [`10.${number}.0.1`, `fd00:${number}::1`],
})

const machineOn = (name: string, number: number): MachineSpec => ({
  ...{name, interfaces: [on(number, 10)], forward: false, cpus: 1, memory: 2 ** 29, plainDirectories: []},
})

/** Two dual networks, whose gateway is the host; a is on the one, b on the other. */
const labOf = (name: string, image: string, layers: LabSpec['layers'] = {}): LabSpec => {
  const network = (number: number) => ({
    ...{name: `net${number}`, prefixes: [`10.${number}.0.0/24`, `fd00:${number}::/64`], mtu: 1500},
    ...{host: [`10.${number}.0.1/24`, `fd00:${number}::1/64`], addressing: 'dhcp' as const},
  })
  return {...{name, image, layers, names: []}, networks: [network(4), network(5)]}
}

const forwardingKeys = ['net.ipv4.ip_forward', 'net.ipv6.conf.all.forwarding']

const leftOf = (table: string, port: string): string =>
  `table bridge ${table} { chain prerouting { type filter hook prerouting priority -400; iifname "${port}" drop; }; }\n`

/** What is LXD's own about networks of a lab file, whose bridges are the host's. */
export function ownNetworkTests(serial: Serial, contract: ContractLab, nested: () => NestedHost): void {
  const rules = async (): Promise<string> =>
    (await nested().succeed(['ip', 'rule'])) + (await nested().succeed(['ip', '-6', 'rule']))
  const networks = async (): Promise<string> => nested().succeed(['lxc', 'network', 'list', '--format=csv'])
  const forwards = async (): Promise<string[]> =>
    (await nested().succeed(['sysctl', '-n', ...forwardingKeys])).trim().split('\n')
  const forward = (values: readonly string[]): Promise<string> =>
    nested().succeed(['sysctl', '-w', ...forwardingKeys.map((key, index) => `${key}=${values[index]}`)])

  serial('networks that the host is on already are refused before anything is made', async t => {
    const before = await networks()
    const spec = labOf(`${contract.spec.name}-c`, contract.spec.image)
    const [first, second] = spec.networks
    const taken = {...spec, networks: [{...first, prefixes: ['10.50.0.0/16']}, second] as LabSpec['networks']}
    const error = await t.throwsAsync(contract.provider.open(taken), {instanceOf: LabError})
    t.regex(
      error?.message ?? '',
      /^cannot make networks .*\n {2}network net4, 10\.50\.0\.0\/16: eth0 has 10\.50/,
    )
    t.is(await networks(), before)
    t.is(await contract.provider.find(taken), undefined)
  })

  serial(
    'a host that forwards is no way from one network to the other, and layers are what machines have',
    async t => {
      const [before, forwardedBefore] = [await rules(), await forwards()]
      const layer = join(contract.stateDir, 'layer')
      mkdirSync(join(layer, 'etc'), {recursive: true})
      writeFileSync(join(layer, 'etc', 'layer'), 'above the image\n')
      const spec = labOf(`${contract.spec.name}-h`, contract.spec.image, {a: layer})
      const names = ['a', 'b'].map(name => ({name, addresses: []}))
      try {
        const lab = await contract.provider.open({...spec, names})
        const [a, b] = await Promise.all([machineOn('a', 4), machineOn('b', 5)].map(each => lab.create(each)))
        if (!a || !b) throw new Error('two machines are made')
        await Promise.all([a, b].map(untilBooted))
        t.is(await output(a, ['cat', '/etc/layer']), 'above the image\n')
        t.not((await b.run(['test', '-e', '/etc/layer'])).status, 0)
        await forward(['1', '1'])
        for (const address of ['10.4.0.1', 'fd00:4::1']) t.true(await answers(a, address), address)
        for (const address of ['10.5.0.10', 'fd00:5::10']) t.false(await answers(a, address), address)
        // Without the rules it would be one.
        for (const family of ['-4', '-6'])
          for (const _ of spec.networks) await nested().succeed(['ip', family, 'rule', 'del', 'pref', '77'])
        for (const address of ['10.5.0.10', 'fd00:5::10']) t.true(await answers(a, address), address)
        // Whoever enters the lab finds it whole.
        await contract.provider.find({...spec, names})
        for (const address of ['10.5.0.10', 'fd00:5::10']) t.false(await answers(a, address), address)
        // As a fault leaves it whose run was killed, and its watcher.
        const port = lab.portOf?.('a', 0) ?? ''
        await nested().succeed(['nft', '-f', '-'], {stdin: leftOf('fanlab_0badcafe', port)})
        await nested().succeed(['nft', '-f', '-'], {stdin: leftOf('fanlab_others', 'fl00000000.0')})
      } finally {
        await contract.provider.destroy(spec.name)
        await forward(forwardedBefore)
      }
      t.is(await rules(), before)
      t.is(await nested().succeed(['nft', 'list', 'tables', 'bridge']), 'table bridge fanlab_others\n')
      await nested().succeed(['nft', 'delete', 'table', 'bridge', 'fanlab_others'])
    },
  )
}
