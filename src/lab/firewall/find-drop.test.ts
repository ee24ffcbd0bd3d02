import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {parsePrefix} from '../../process/prefix.ts'
import {findDrop} from './find-drop.ts'
import type {FirewallTable} from './firewall.ts'
import type {Flow} from './flow.ts'
import {readIptables} from './read-iptables.ts'
import {readNft} from './read-nft.ts'

// What the tools printed, nft 1.0.6 and iptables 1.8.9.
const sample = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
const nft = (name: string): FirewallTable[] => readNft(sample(`nft-${name}.json`), name)
const iptables = (text: string): FirewallTable[] => readIptables(text, 'iptables', 'the sample')

const flow = (differs: Partial<Flow> = {}): Flow => ({
  source: parsePrefix('240.132.0.0/16'),
  target: parsePrefix('240.228.0.0/16'),
  ...{protocol: 'tcp', state: 'new', bridge: 'lxdfan0', ports: ['lxdfan0-fan', 'veth1']},
  ...differs,
})
const back = flow({source: parsePrefix('240.228.0.0/16'), target: parsePrefix('240.132.0.0/16')})
const dropped = (tables: readonly FirewallTable[], differs: Partial<Flow> = {}): string | undefined =>
  findDrop(tables, flow(differs))?.text

test('a policy of nft’s own tables drops, and is named with its hook', t => {
  t.deepEqual(findDrop(nft('policy'), flow()), {
    text: 'the policy of chain forward (nft, table inet filter, hook forward, priority 0)',
    command: 'nft -a list chain inet filter forward',
  })
})

test('a policy of DROP behind rules that accept it all drops nothing', t => {
  t.is(dropped(nft('accepts')), undefined)
  t.is(dropped(nft('ifname')), undefined)
  t.is(dropped(readIptables(sample('iptables-legacy-save.txt'), 'iptables-legacy', 'legacy')), undefined)
  t.is(findDrop(iptables(sample('iptables-nft-save.txt')), back), undefined)
})

test('what those rules leave out is dropped', t => {
  t.regex(
    dropped(nft('accepts'), {target: parsePrefix('241.0.0.0/16')}) ?? '',
    /^the policy of chain forward/,
  )
  // Only port 80, and only what is established.
  t.regex(dropped(nft('ifname'), {bridge: 'br0'}) ?? '', /^the policy/)
  t.is(dropped(nft('ifname'), {bridge: 'br0', state: 'established'}), undefined)
  const legacy = readIptables(sample('iptables-legacy-save.txt'), 'iptables-legacy', 'legacy')
  t.deepEqual(findDrop(legacy, flow({bridge: 'fan-240'})), {
    text: 'the policy of chain FORWARD (iptables-legacy, table filter, hook forward, priority 0)',
    command: 'iptables-legacy -t filter -v -n -L FORWARD --line-numbers',
  })
})

test('Docker’s own rules drop nothing of the overlay; one in DOCKER-USER does, and is told word by word', t => {
  const docker = sample('iptables-docker.txt')
  const own = {bridge: 'fan-240'}
  t.is(dropped(iptables(docker), own), undefined)
  t.is(dropped(nft('docker'), own), undefined)
  const user = (rule: string): string =>
    docker.replace('-A DOCKER-USER -j RETURN', `-A DOCKER-USER ${rule}\n$&`)
  t.is(
    dropped(iptables(user('-s 240.0.0.0/8 -j DROP')), own),
    'rule "-A DOCKER-USER -s 240.0.0.0/8 -j DROP" of chain DOCKER-USER (iptables, table filter, hook forward, priority 0)',
  )
  for (const rule of [
    '-s 240.132.0.7/32 -j REJECT --reject-with icmp-port-unreachable',
    '-p tcp -m tcp --dport 5432 -j DROP',
    '-d 240.228.0.0/255.255.0.0 -j DROP',
    '! -i lo -m conntrack --ctstate NEW -j DROP',
    '-m statistic --mode random --probability 0.10000000009 -j DROP',
    '-i fan-+ -m length --length 1000:65535 -j DROP',
  ])
    t.regex(dropped(iptables(user(rule)), own) ?? '', /^rule "-A DOCKER-USER/, rule)
  for (const rule of [
    '-s 10.0.0.0/8 -j DROP',
    '-i docker0 -j DROP',
    '-p udp -j DROP',
    '-m conntrack --ctstate INVALID -j DROP',
    '! -s 240.0.0.0/8 -j DROP',
    '-m comment --comment "-j DROP" -j LOG --log-prefix "all -j DROP"',
    '-m addrtype --dst-type LOCAL -j DROP',
  ])
    t.is(dropped(iptables(user(rule)), own), undefined, rule)
})

test('one port of a flow, and ARP below IP, are found', t => {
  t.regex(
    dropped(nft('port')) ?? '',
    /^rule \d+ of chain c \(nft, table inet app, hook forward, priority 10\)$/,
  )
  t.is(dropped(nft('port'), {protocol: 'icmp'}), undefined)
  t.is(dropped(nft('below')), undefined)
  t.regex(dropped(nft('below'), {protocol: 'arp'}) ?? '', /^rule \d+ of chain c \(nft, table bridge b/)
  t.is(dropped(nft('policy'), {protocol: 'arp'}), undefined)
})

test('of several hooks the first that drops is named', t => {
  const [text] = [dropped([...nft('port'), ...nft('policy')])]
  t.regex(text ?? '', /table inet filter, hook forward, priority 0/)
})

test('what is no answer of the tools is an error, never an empty firewall', t => {
  for (const text of ['', 'nft: command not found', '{}', '{"nftables": [{"rule": {"family": "ip"}}]}'])
    t.throws(() => readNft(text, 'the answer'), {message: /^cannot read the answer/})
  t.throws(() => iptables('*filter\niptables: Permission denied'), {message: /^cannot read the sample/})
  t.throws(() => iptables('*filter\n-A NOWHERE -j DROP'), {message: /NOWHERE/})
})
