import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {packageRoot} from '../process/package-root.ts'
import {run} from '../process/run.ts'

const folder = temporaryFolder()
const validate = (...words: string[]) =>
  run([join(packageRoot, 'bin', 'fanlab'), 'validate', ...words], {cwd: packageRoot, timeoutMs: 30_000})

for (const lab of ['article', 'frr-triangle', 'firewall', 'vxlan-beside-fan', 'wireguard-mesh', 'swarm'])
  test(`the file of the lab ${lab} is valid`, async t => {
    const file = `labs/${lab}/lab.yaml`
    const {status, stdout} = await validate(file)
    t.is(status, 0)
    t.true(stdout.startsWith(`${file}: valid\n`))
    t.false(stdout.includes('no run can make it yet'))
  })

test('everything that is wrong with a file is told at once, for people and for programs', async t => {
  const file = join(folder, 'wrong.yaml')
  writeFileSync(
    file,
    `version: 1
lab: wrong
networks:
  lan: {subnet: 2001:db8::/64}
  cable: {subnet: 10.0.0.0/30, link: true}
machines:
  a: {networks: {lan: 2001:db8::1, cable: 10.0.0.1}, gateway: [10.0.0.2, 10.0.0.3]}
overlays:
  fan: {type: fan, prefix: 240.0.0.0/8, over: lan}
expect:
  - {from: a, to: b, allow: icmp}
`,
  )
  const {status, stderr} = await validate(file)
  t.is(status, 64)
  t.deepEqual(
    stderr.split('\n').flatMap(line => line.split(`${file}:`)[1] ?? []),
    [
      '5:38: networks.cable.link must have exactly two machines; has a; leave link out, or change who has an address there',
      '7:63: machines.a.gateway must be one default gateway of each family; got ["10.0.0.2","10.0.0.3"]; leave one out',
      '7:63: machines.a.gateway must be an address of a host in a network that the machine is on: 2001:db8::/64, 10.0.0.0/30; got "10.0.0.3"',
      '9:47: overlays.fan.over must have an IPv4 subnet: a fan computes its addresses from IPv4 ones; got "lan"',
      '11:19: expect.0.to must stand for somebody who is there when the lab is up: a; got "b"',
    ],
  )
  const json = await validate(file, '--json')
  t.is(json.status, 64)
  const told = JSON.parse(json.stdout)
  t.false(told.valid)
  t.deepEqual(Object.keys(told.problems[0]), ['line', 'column', 'key', 'rule', 'remedy'])
})

test('a file in another encoding than UTF-8 is refused, with what changes that', async t => {
  const file = join(folder, 'latin.yaml')
  writeFileSync(file, Buffer.from('version: 1\nlab: grüße\n', 'latin1'))
  const {status, stderr} = await validate(file)
  t.is(status, 64)
  t.regex(stderr, /cannot read the lab file .*latin\.yaml: .*latin\.yaml is not UTF-8; convert it by iconv$/m)
})

test('a file that is not there, or none, is told in one line', async t => {
  const missing = await validate(join(folder, 'none.yaml'))
  t.is(missing.status, 64)
  t.regex(missing.stderr, /cannot read the lab file .*none\.yaml: there is no /)
  t.is((await validate()).status, 64)
})
