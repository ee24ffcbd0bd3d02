import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {firewallOf} from './firewall-of.ts'

const sample = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')

interface Said {
  nft: string
  iptables?: string
  legacy?: string
  names?: string
}

/** Tables of a place whose tools say that; one that says nothing has failed. */
function tablesWith({nft, iptables, legacy, names = ''}: Said) {
  const answers: Record<string, string | undefined> = {
    ...{nft, 'iptables-nft-save': iptables, 'iptables-legacy-save': legacy, sh: names},
  }
  const lab = fakeLab((_, [command = '']) => answers[command] ?? {status: 1, stderr: 'not permitted'})
  return firewallOf(lab.machine('lxd-1'))
}

test('tables of iptables are read from iptables, all others from nft', async t => {
  const nft = sample('nft-docker.json')
  const tables = await tablesWith({nft, iptables: sample('iptables-docker.txt')})
  t.deepEqual(
    tables.map(({tool, family, name}) => `${tool} ${family} ${name}`),
    ['nft ip nat', 'iptables ip filter'],
  )
  t.deepEqual(
    (await tablesWith({nft: sample('nft-policy.json')})).map(({tool}) => tool),
    ['nft'],
  )
})

test('tables of the old iptables are read where there are any', async t => {
  const legacy = sample('iptables-legacy-save.txt')
  const nft = sample('nft-policy.json')
  t.is((await tablesWith({nft, legacy})).length, 1)
  t.deepEqual(
    (await tablesWith({nft, legacy, names: 'filter\n'})).map(({tool}) => tool),
    ['nft', 'iptables-legacy'],
  )
})

test('a tool that fails is an error where its answer is needed', async t => {
  await t.throwsAsync(tablesWith({nft: sample('nft-docker.json')}), {
    message: /^cannot read the firewall of lxd-1: iptables-nft-save: not permitted$/,
  })
  await t.throwsAsync(tablesWith({nft: sample('nft-policy.json'), names: 'filter\n'}), {
    message: /^cannot read the firewall of lxd-1: iptables-legacy-save: not permitted$/,
  })
  await t.throwsAsync(tablesWith({nft: ''}), {message: /^cannot read the answer of "nft -j list ruleset"/})
})
