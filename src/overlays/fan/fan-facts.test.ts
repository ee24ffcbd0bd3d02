import {chmodSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {run} from '../../process/run.ts'
import {fanFactsScript, parseFanFacts} from './fan-facts.ts'

/** As a machine of the lab, Debian 12 on a stock kernel, printed it. */
const bookworm = `
== kernel
6.18.44

== fan

== os
PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
VERSION_ID="12"
ID=debian

== ip
ip utility, iproute2-6.1.0, libbpf 1.1.2

== ubuntu-fan

== snap

== lxd
installed 5.0.2-5+deb12u6
`

/** As Ubuntu 22.04 has it, by the formats of its files: the kernel's sysctl, dpkg-query's line, the snap's own page. */
const jammy = `
== kernel
5.15.0-94-generic

== fan
4

== os
PRETTY_NAME="Ubuntu 22.04.4 LTS"
VERSION_ID="22.04"
ID=ubuntu

== ip
ip utility, iproute2-5.15.0, libbpf 0.5.0

== ubuntu-fan
installed 0.12.16

== snap
name: lxd
version: 5.0.3-ffb17cf
summary: LXD - container and VM manager
base: core22
grade: stable

== lxd
installed 1:0.10
`

test('Debian 12 with LXD from its package is read', t => {
  t.deepEqual(parseFanFacts(bookworm), {
    kernel: '6.18.44',
    fanVxlan: null,
    os: {id: 'debian', version: '12'},
    iproute2: 'ip utility, iproute2-6.1.0, libbpf 1.1.2',
    ubuntuFan: null,
    lxd: {version: '5.0.2-5+deb12u6', base: null},
  })
})

test('Ubuntu 22.04 with LXD as a snap is read; the package lxd is then only a shell for it', t => {
  t.deepEqual(parseFanFacts(jammy), {
    kernel: '5.15.0-94-generic',
    fanVxlan: '4',
    os: {id: 'ubuntu', version: '22.04'},
    iproute2: 'ip utility, iproute2-5.15.0, libbpf 0.5.0',
    ubuntuFan: '0.12.16',
    lxd: {version: '5.0.3-ffb17cf', base: 'core22'},
  })
})

test('a package that was removed is not there', t => {
  const removed = jammy.replace('installed 0.12.16', 'config-files 0.12.16')
  t.is(parseFanFacts(removed).ubuntuFan, null)
})

test('a machine without LXD has none', t => {
  t.false('lxd' in parseFanFacts(bookworm.replace(/installed .*/, '')))
})

test('what is no answer of the script is refused', t => {
  t.throws(() => parseFanFacts('sh: not found'), {
    message: /cannot read the facts about the fan: got "sh: not found"/,
  })
})

const ask = async (argument: string[], tools: Record<string, string>) => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'bin'))
  for (const [name, body] of Object.entries(tools)) {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${body}\n`)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  const env = {PATH: `${folder}/bin:/usr/bin:/bin`, CALLS: join(folder, 'calls')}
  const {stdout} = await run(['sh', '-s', ...argument], {stdin: fanFactsScript, env})
  return {facts: parseFanFacts(stdout), calls: (await run(['cat', env.CALLS])).stdout}
}
const tools = {
  uname: 'echo 6.8.0-60-generic',
  ip: 'echo "ip utility, iproute2-6.1.0, libbpf 1.3.0"',
  modprobe: 'echo "$@" >> "$CALLS"',
  'dpkg-query': 'case $3 in ubuntu-fan) echo "installed 0.12.16+24.04.1" ;; *) exit 1 ;; esac',
}

test('the script loads the module, or only looks', async t => {
  const {facts, calls} = await ask([], tools)
  t.like(facts, {kernel: '6.8.0-60-generic', ubuntuFan: '0.12.16+24.04.1'})
  t.is(calls, 'vxlan\n')
  t.is((await ask(['look'], tools)).calls, '')
})

test('the script needs neither dpkg nor snap nor modprobe', async t => {
  const none = {...tools, 'dpkg-query': 'exit 127', modprobe: 'exit 1'}
  t.is((await ask([], none)).facts.ubuntuFan, null)
})
