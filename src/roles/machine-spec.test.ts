import test from 'ava'
import {articleTopology} from '../lab/article-topology.ts'
import type {MachinePlan} from '../lab/topology.ts'
import {parsePrefix} from '../process/prefix.ts'
import {machineSpec} from './index.ts'

const article = articleTopology(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8'))

test('each machine has one CPU and 1 GiB, and a plain folder for what runs its containers', t => {
  const specs = article.machines.map(plan => machineSpec(plan))
  t.deepEqual(new Set(specs.map(({cpus, memory}) => `${cpus} ${memory}`)), new Set(['1 1073741824']))
  t.deepEqual(
    specs.map(({plainDirectories}) => plainDirectories.join()),
    ['/var/lib/lxd', '/var/lib/lxd', '/var/lib/lxd', '/var/lib/docker'],
  )
})

test('a machine of no role needs no plain folder', t => {
  t.deepEqual(machineSpec(article.later[0] as MachinePlan).plainDirectories, [])
})
