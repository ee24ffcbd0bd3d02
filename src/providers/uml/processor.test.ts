import {readFile} from 'node:fs/promises'
import test from 'ava'
import {parseAllowedProcessors, processorFor} from './processor.ts'

test('the processors that a process may use are read from its status', t => {
  t.deepEqual(parseAllowedProcessors('Cpus_allowed:\t3\nCpus_allowed_list:\t0-1\nMems_allowed:\t1\n'), [0, 1])
  t.deepEqual(parseAllowedProcessors('Cpus_allowed_list:\t1,4-6,9\n'), [1, 4, 5, 6, 9])
  t.deepEqual(parseAllowedProcessors('Cpus_allowed_list:\t3\n'), [3])
})

test('neighbours by name do not share a processor while there are two', async t => {
  const allowed = parseAllowedProcessors(await readFile('/proc/self/status', 'utf8'))
  const chosen = await Promise.all(['load-balancer', 'lxd-1', 'lxd-2'].map(processorFor))
  t.true(chosen.every(processor => allowed.includes(processor)))
  if (allowed.length > 1) {
    t.not(chosen[0], chosen[1])
    t.not(chosen[1], chosen[2])
  }
})
