import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {packageRoot} from '../../process/package-root.ts'
import type {LabFile} from './lab-file.ts'
import {LabFileError} from './lab-file-error.ts'
import {readLabFile} from './read-lab-file.ts'

const small = `version: 1
lab: small
networks:
  wire: {subnet: 10.0.0.0/24, host: 10.0.0.1}
machines:
  a: {networks: {wire: 10.0.0.2}}
  b:
    networks:
      wire: 10.0.0.3
`

function problemsOf(text: string): string[] {
  try {
    readLabFile(text, 'lab.yaml')
    return []
  } catch (error) {
    if (error instanceof LabFileError) return error.message.split('\n')
    throw error
  }
}

test('the article’s lab is a valid file', t => {
  const path = 'labs/article/lab.yaml'
  const lab: LabFile = readLabFile(readFileSync(join(packageRoot, path), 'utf8'), path)
  t.deepEqual(Object.keys(lab.machines), ['lxd-1', 'lxd-2', 'lxd-3', 'load-balancer', 'newcomer'])
})

test('what is left out has the defaults of the schema', t => {
  const lab = readLabFile(small, 'lab.yaml')
  t.is(lab.machines.a?.role, 'plain')
  t.deepEqual(lab.containers, {})
})

test('every problem of a file is told at once, in the order of its lines', t => {
  const text = small
    .replace('lab: small', 'lab: Small')
    .replace('10.0.0.0/24', '10.0.0/24')
    .replace('a: {', 'a: {cpus: 0, rôle: docker, ')
    .replace('wire: 10.0.0.3', 'wire: [1]')
  t.deepEqual(problemsOf(text), [
    `lab.yaml:2:6: lab must be 1 to 20 of a-z, 0-9 and inner '-', such as web-1; got "Small"`,
    'lab.yaml:4:18: networks.wire.subnet must be an IPv4 or IPv6 network, such as 10.0.0.0/24 or 2001:db8::/64; got "10.0.0/24"',
    'lab.yaml:6:13: machines.a.cpus must be a whole number from 1 to 64; got 0',
    'lab.yaml:6:16: machines.a."rôle" is no key that is known here; did you mean role?',
    'lab.yaml:9:14: machines.b.networks.wire.0 must be an IPv4 or IPv6 address, such as 10.0.0.1 or 2001:db8::1; got 1',
  ])
})

test('a size needs what a machine boots with, and one value is told once', t => {
  const text = small.replace('a: {', 'a: {count: 1e99, memory: 63MiB, disk: 1MiB, ')
  t.deepEqual(problemsOf(text), [
    'lab.yaml:6:14: machines.a.count must be a whole number from 1 to 100; got 1e+99',
    'lab.yaml:6:28: machines.a.memory must be a size in MiB or GiB, such as 512MiB, from 64MiB to 10000GiB; got "63MiB"',
    'lab.yaml:6:41: machines.a.disk must be a size in MiB or GiB, such as 2048MiB, from 256MiB to 10000GiB; got "1MiB"',
  ])
  t.deepEqual(problemsOf(small.replace('a: {', 'a: {memory: 16384MiB, disk: 20480MiB, ')), [])
})

test('addresses that no machine can use, and names that nothing can refer to, are refused', t => {
  for (const subnet of ['127.0.0.0/24', '224.0.2.0/24', 'fe80::/64', 'ff02::/64'])
    t.regex(
      problemsOf(small.replace('10.0.0.0/24', subnet)).join(),
      /must not overlap \S+, whose addresses/,
      subnet,
    )
  for (const gateway of ['10.0.0.0', '10.0.0.255', '10.0.0.2'])
    t.regex(problemsOf(small.replace('a: {', `a: {gateway: ${gateway}, `)).join(), /a.gateway must /, gateway)
  t.deepEqual(problemsOf(small.replace('a: {', 'a: {gateway: 10.0.0.3, ')), [])
  t.regex(
    problemsOf(small.replace('host: 10.0.0.1', 'host: [10.0.0.1, 10.0.0.4]')).join(),
    /wire.host must be one address of each family/,
  )
  const long = 'a'.repeat(20)
  t.regex(
    problemsOf(
      small.replace('a: {networks: {wire: 10.0.0.2}}', `${long}: {count: 2, networks: {wire: 10.0.0.8}}`),
    ).join(),
    /would give the name a{20}-1, which has 22 characters; at most 20; make it shorter/,
  )
})

test('what is missing is told with the line above it', t => {
  t.deepEqual(problemsOf(small.replace('version: 1\n', '').replace('subnet: 10.0.0.0/24, ', '')), [
    'lab.yaml:1:1: version is missing: it must be 1',
    'lab.yaml:3:3: networks.wire.subnet is missing: it must be an IPv4 or IPv6 network, such as 10.0.0.0/24 or 2001:db8::/64, or a list of one for each family',
  ])
})

test('references are looked at: networks, addresses, places, names', t => {
  const text = `${small
    .replace('b:\n', 'host:\n')
    .replace('10.0.0.3', '10.0.0.2')
    .replace('wire: 10.0.0.2}', 'wire: 10.0.0.2, other: 10.0.0.9}')}
overlays:
  fan: {type: fan, prefix: 240.0.0.0/8, over: nowhere}
containers:
  a: {on: docker, network: nothing}
  c: {on: z, network: fan, count: 2}
  c-2: {on: a, network: fan}
`
  t.deepEqual(problemsOf(text), [
    'lab.yaml:6:34: machines.a.networks.other must name a network of this file: wire',
    'lab.yaml:7:3: machines.host must not give the name host: the host has it',
    'lab.yaml:9:13: machines.host.networks.wire must be free: machine a has it; got "10.0.0.2"',
    'lab.yaml:12:47: overlays.fan.over must name a network of this file: wire; got "nowhere"',
    'lab.yaml:14:3: containers.a must not give the name a: a machine has it',
    'lab.yaml:14:11: containers.a.on must be a role that a machine has; got "docker"',
    'lab.yaml:14:28: containers.a.network must name a fan of this file, or a network of its software: fan, bridge; got "nothing"',
    'lab.yaml:15:11: containers.c.on must name a machine or a role: a, host, lxd-cluster, docker, netns; got "z"',
    'lab.yaml:16:3: containers.c-2 must not give the name c-2: a container has it',
    'lab.yaml:16:13: containers.c-2.on must be a machine that runs containers; got "a"; give a role: docker',
  ])
})

test('a rule about a host that has no place is told, also where a group names it', t => {
  const text = `version: 1
lab: closed
networks: {wire: {subnet: 10.0.0.0/30}}
machines: {a: {networks: {wire: 10.0.0.1}}}
groups: {all: [host, a]}
expect:
  - {from: host, to: a, allow: icmp}
  - {from: a, to: all, allow: icmp}`
  t.deepEqual(t.throws(() => readLabFile(text, 'lab.yaml'))?.message.split('\n'), [
    'lab.yaml:7:12: expect.0.from must not be the host, which has no place on any network; got ["host"]; give a network the key host',
    'lab.yaml:8:19: expect.1.to must not be the host, which has no place on any network; got ["all"]; give a network the key host',
  ])
})

test('addresses are those of hosts in their network', t => {
  for (const address of ['10.0.0.0', '10.0.0.255', '10.0.1.3', '127.0.0.1']) {
    t.deepEqual(problemsOf(small.replace('10.0.0.3', address)), [
      `lab.yaml:9:13: machines.b.networks.wire must be an address of a host in 10.0.0.0/24; got "${address}"`,
    ])
  }
})

test('a number or a word for yes or no where a text is needed is told to be written in quotes', t => {
  const text = small.replace('lab: small', 'lab: 007')
  t.deepEqual(problemsOf(text), [
    `lab.yaml:2:6: lab must be 1 to 20 of a-z, 0-9 and inner '-', such as web-1; got 7; write it in quotes: "007"`,
  ])
  t.deepEqual(problemsOf(small.replace('lab: small', 'lab: "007"')), [])
  const rules = `${small}expect: [{id: [R1, 2], from: 1, to: a, http: {contains: 200}}]
setup: [{on: a, run: true}]
`
  const remedies = problemsOf(rules).map(line => line.split('; ').at(-1))
  t.deepEqual(
    remedies,
    ['"2"', '"1"', '"200"', '"true"'].map(word => `write it in quotes: ${word}`),
  )
  // In quotes they would be as wrong.
  for (const wrong of [
    'cpus: 99',
    'memory: 512',
    'disk: true',
    'packages: [1]',
    'role: 1',
    'services: {a: 80}',
  ])
    t.notRegex(problemsOf(small.replace('a: {', `a: {${wrong}, `))[0] ?? 'quotes', /quotes/, wrong)
})

test('where a list can stand, the rule of its values is told', t => {
  const rule = (text: string) => problemsOf(`${small}expect: [{from: a, to: b, ${text}}]`)
  const id = 'expect.0.id must be an id such as P1: 1 to 20 of letters, digits, _, . and -'
  t.deepEqual(rule('id: R 1, allow: icmp'), [`lab.yaml:10:31: ${id}, or a list of them; got "R 1"`])
  t.deepEqual(rule('id: [R1, R 2], allow: icmp'), [
    `lab.yaml:10:36: ${id.replace('id must', 'id.1 must')}; got "R 2"`,
  ])
  const letters = "1 to 20 of a-z, 0-9 and inner '-'"
  t.deepEqual(
    problemsOf(
      `${small}expect: [{from: Web, to: [_b], over: LAN, allow: Http, path: A}]\norder: [{expect: R 1}, {setup: ""}]`,
    ),
    [
      `lab.yaml:10:17: expect.0.from must be the name of somebody or of a group (${letters}), or the beginning of names and '*', such as web-*, or a list of them; got "Web"`,
      `lab.yaml:10:27: expect.0.to.0 must be the name of somebody or of a group (${letters}), or the beginning of names and '*', such as web-*; got "_b"`,
      `lab.yaml:10:38: expect.0.over must be the name of a network or overlay of this file: ${letters}; got "LAN"`,
      `lab.yaml:10:50: expect.0.allow must be one of icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http or http/PORT/path, or the name of a service (${letters}), or a list of them; got "Http"`,
      `lab.yaml:10:62: expect.0.path must be the name of a machine: ${letters}, or a list of them; got "A"`,
      'lab.yaml:11:18: order.0.expect must be all, or the id of a rule, such as P1: 1 to 20 of letters, digits, _, . and -, or a list of them; got "R 1"',
      'lab.yaml:11:32: order.1.setup must be all, or the name of a step of setup: 1 to 200 characters, or a list of them; got ""',
    ],
  )
})

test('what is no lab file is told in one line for each reason', t => {
  t.deepEqual(problemsOf(''), [
    'lab.yaml:1:1: the file must be a lab: version, lab, networks and machines; got null',
  ])
  t.is(
    problemsOf('a: {b: "x" | c: [d, e]}\nf: {g: h}').length,
    1,
    'the first mistake, and not what follows from it',
  )
  t.regex(problemsOf('a: [')[0] ?? '', /^lab.yaml:1:\d+: is no valid YAML: /)
  t.regex(problemsOf('a: 1\na: 2')[0] ?? '', /^lab.yaml:2:1: is no valid YAML: .*unique/)
  t.deepEqual(problemsOf('a: &x [1]\nb: *x'), [
    'lab.yaml:2:4: must not use an alias (*x): write the value out; patterns stand in quotes, such as "*"',
  ])
  t.regex(problemsOf('x'.repeat(1_000_001))[0] ?? '', /at most 1000000 characters/)
  t.regex(problemsOf('a: 1\n---\nb: 2')[0] ?? '', /^lab.yaml:2:1: must be one document/)
})

test('control characters of a file never reach a message raw', t => {
  const hidden = small.replace('lab: small', 'lab: "\\u202ex\\u009b"')
  t.is(problemsOf(hidden).length, 1)
  for (const line of problemsOf(hidden)) t.notRegex(line, /[\p{Cc}\u202e]/u)
  for (const line of problemsOf(`${small}"k\\e[31m": "\\u202e\\u0007"\n`)) t.notRegex(line, /[\p{Cc}\u202e]/u)
})
