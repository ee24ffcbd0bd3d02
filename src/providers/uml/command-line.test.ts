import test from 'ava'
import {machineOfOneNetwork, oneNetworkLab} from '../../../test/support/one-network.ts'
import {machineFiles} from '../embedded/machine-files.ts'
import {labPaths} from '../embedded/paths.ts'
import {memoryFolder, parseUmlCommand, starterFile, umlCommand} from './command-line.ts'

const paths = labPaths('/state', 'one', 'uml')
const record = {
  ...machineOfOneNetwork('lxd-1', 132),
  plainDirectories: ['/var/lib/lxd'],
  baseDisk: '/state/images/0.uml-1.ext4',
}
const spec = oneNetworkLab({name: 'one', image: '/state/images/0', machines: {'lxd-1': 132}})
const words = umlCommand(record, machineFiles(paths, 'lxd-1'), {spec, paths, processor: 1})

test('a machine is named, has its memory, and its own disk over the shared one', t => {
  for (const word of [
    'mem=1048576K',
    'ubd0=/state/labs/one/uml/machines/lxd-1/disk,/state/images/0.uml-1.ext4',
    'systemd.hostname=lxd-1',
    'fanlab.directories=/var/lib/lxd',
    'ubd1r=/state/labs/one/uml/machines/lxd-1/own-files',
    'fanlab.links=vec0:eth0',
  ])
    t.true(words.includes(word), word)
})

test('more than one CPU is refused', t => {
  const two = {...record, cpus: 2}
  t.throws(() => umlCommand(two, machineFiles(paths, 'lxd-1'), {spec, paths, processor: 1}), {
    message: 'cannot start lxd-1: machines of provider uml have one CPU, 2 are asked for',
  })
})

test('the interfaces are the networks’, with hardware addresses that stay; the last is the agent’s', t => {
  t.true(words.some(word => /^vec0:transport=tap,ifname=lxd-1\.0,mac=02:fa:0a:4f:59:84,/.test(word)))
  t.true(words.some(word => /^vec1:transport=tap,ifname=lxd-1\.m,mac=02:fb:/.test(word)))
  t.true(words.includes('fanlab.agent=vec1,169.254.0.2,169.254.0.1,77'))
})

test('the machine’s memory and its sockets have places of their own', t => {
  t.deepEqual(words.slice(0, words.indexOf('taskset')), [
    'env',
    `TMPDIR=${memoryFolder(paths)}`,
    `HOME=${machineFiles(paths, 'lxd-1').directory}`,
  ])
})

test('nothing of the host’s files can be mounted on the machine', t => {
  t.true(words.includes('hostfs=/dev/null/none'))
})

test('the machine stays on its processor of the host', t => {
  t.deepEqual(words.slice(words.indexOf('taskset'), words.indexOf(starterFile(paths))), [
    'taskset',
    '--cpu-list',
    '1',
  ])
})

test('what a running kernel is held to is read from its command line; other programs have none', t => {
  t.deepEqual(parseUmlCommand(words.slice(words.indexOf(starterFile(paths)))), {
    memory: 1024 ** 3,
    baseDisk: '/state/images/0.uml-1.ext4',
  })
  t.is(parseUmlCommand(['nsenter', '--target=1', '']), undefined)
})
