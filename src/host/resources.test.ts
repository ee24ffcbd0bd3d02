import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {diskFinding, judgeMemory, parseAvailableMemory} from './resources.ts'

const GiB = 2 ** 30

/** The beginning of a real /proc/meminfo, Linux 6.18. */
const meminfo = `MemTotal:       24684092 kB
MemFree:        22616020 kB
MemAvailable:   23744848 kB
Buffers:           23032 kB
`

test('available memory is read in bytes', t => {
  t.is(parseAvailableMemory(meminfo), 23_744_848 * 1024)
})

test('memory is enough for all, for containers only, or too little', t => {
  const [containers, kernels] = [{ownKernel: false}, {ownKernel: true}]
  t.is(judgeMemory({ofHost: 8 * GiB}, kernels).state, 'good')
  t.is(judgeMemory({ofHost: 2 * GiB}, containers).state, 'good')
  t.regex(
    judgeMemory({ofHost: 2 * GiB}, kernels).text,
    /^2\.0 GiB are available: enough for containers; .* need 4\.5 GiB$/,
  )
  t.regex(judgeMemory({ofHost: 0.5 * GiB}, containers).text, /a lab needs 1\.0 GiB/)
})

test('free disk is told for a folder that is not there yet', async t => {
  const folder = `${temporaryFolder()}/not/there`
  t.regex((await diskFinding([folder])).text, /^\d+\.\d GiB free for .*\/not\/there/)
})

test('the limit of a cgroup counts where it leaves less than the host has', t => {
  const {state, text} = judgeMemory({ofHost: 8 * GiB, ofCgroups: 0.5 * GiB}, {ownKernel: false})
  t.is(state, 'notice')
  t.regex(text, /^0\.5 GiB are available by the limit of a cgroup/)
})
