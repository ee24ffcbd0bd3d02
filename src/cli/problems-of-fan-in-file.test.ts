import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {readOwnLab} from './own-lab-file.ts'

/** What is told of a lab with that network and these overlays. */
function told(subnet: string, ...overlays: string[]): string[] {
  const file = join(temporaryFolder(), 'lab.yaml')
  const members = subnet.replace(/\.0\/\d+/, '')
  writeFileSync(
    file,
    `version: 1
lab: overlays
networks: {lan: {subnet: ${subnet}}}
machines:
  a: {networks: {lan: ${members}.10}}
  b: {networks: {lan: ${members}.20}}
overlays:
${overlays.map(overlay => `  ${overlay}\n`).join('')}`,
  )
  try {
    readOwnLab(file, 'lab.yaml', 'valid')
    return []
  } catch (error) {
    return (error as Error).message.split('\n')
  }
}

const remedy = 'a fan is over a network of /16 or /24, and has a prefix of /8 or /16, also without LXD'

test('a fan that does not fit is told at what does not fit, with its value and what does', t => {
  t.deepEqual(told('192.0.2.0/25', 'f: {type: fan, prefix: 240.0.0.0/8, over: lan}'), [
    `lab.yaml:8:45: overlays.f.over does not fit: underlay /25: LXD's limit is /16 or /24 underlays only; got "192.0.2.0/25"; ${remedy}`,
  ])
  t.deepEqual(told('192.0.2.0/24', 'f: {type: fan, prefix: 240.0.0.0/12, over: lan}'), [
    `lab.yaml:8:26: overlays.f.prefix does not fit: overlay /12: LXD's limit is /8 or /16 overlays only; got "240.0.0.0/12"; ${remedy}`,
  ])
  t.deepEqual(told('192.0.2.0/24', 'f: {type: fan, prefix: 127.0.0.0/8, over: lan}'), [
    'lab.yaml:8:26: overlays.f.prefix must not overlap 127.0.0.0/8, whose addresses no network can give; got "127.0.0.0/8"; choose another',
  ])
})

test('two VXLANs of one number are told once, and two of one interface where the file gives it', t => {
  const v = (name: string, address: string, more: string) =>
    `${name}: {type: vxlan, prefix: ${address}.0/24, over: lan, members: {a: ${address}.1, b: ${address}.2}${more}}`
  t.deepEqual(told('192.0.2.0/24', v('v', '10.9.0', ', vni: 2'), v('w', '10.8.0', '')), [
    'lab.yaml:9:3: overlays.w.vni must be another number than that of vxlan v; got 2',
  ])
  t.deepEqual(
    told('192.0.2.0/24', v('v', '10.9.0', ', interface: x0'), v('w', '10.8.0', ', interface: x0')),
    ['lab.yaml:9:100: overlays.w.interface must be another name than that of vxlan v; got "x0"'],
  )
})
