import test from 'ava'
import {defaultLab} from '../lab/article-topology.ts'
import {readLabFile} from '../lab/file/read-lab-file.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import {parsePrefix} from '../process/prefix.ts'
import {type Available, judgeLimits, neededBy} from './limits-of-lab.ts'

const large = neededBy(
  topologyOf(
    readLabFile(
      `version: 1
lab: large
networks: {lan: {subnet: 10.50.1.0/24, host: 10.50.1.254}}
machines: {m: {count: 64, networks: {lan: 10.50.1.1}}}
overlays: {wide: {type: fan, prefix: 240.0.0.0/8, over: lan}}`,
      'lab.yaml',
    ),
  ),
)

const GiB = 2 ** 30
const host: Available = {
  inotify: {free: 120, limit: 128},
  neighbours: {limit: 1024, entries: 3, overflows: 0},
  processes: 32_768,
  memory: 8 * GiB,
}

test('a lab of 64 machines is told before it is made what the host has too little of, and what to raise', t => {
  // While they boot all hold a fourth one.
  t.is(large.inotify, 1 + 64 * 4)
  const {problems, problemsBesideRaised, notices, raise} = judgeLimits(large, host)
  t.deepEqual(problems, [
    {
      message: "a lab needs 257 inotify instances of root's; 120 of fs.inotify.max_user_instances are free",
      hint: 'sysctl -w fs.inotify.max_user_instances=1024, or --raise-limits while the lab is up',
    },
  ])
  t.deepEqual(problemsBesideRaised, [])
  t.deepEqual(notices, [
    'the neighbour table of the kernel has 1024 entries, and all pairs of the lab need 4160: they are asked in batches',
  ])
  t.deepEqual(raise, [
    {sysctl: 'fs/inotify/max_user_instances', value: 1024},
    {sysctl: 'net/ipv4/neigh/default/gc_thresh3', value: 16_384},
    {sysctl: 'net/ipv4/neigh/default/gc_thresh2', value: 8192},
  ])
})

test('what nobody can raise stays a problem, and too little memory is told', t => {
  const {problemsBesideRaised, notices} = judgeLimits(large, {...host, processes: 1000, memory: GiB})
  t.deepEqual(
    problemsBesideRaised.map(({message}) => message),
    ['a lab of this size has some 1536 processes; the host allows 1000'],
  )
  t.true(notices.includes("the lab's machines need some 2.0 GiB of memory; 1.0 GiB are available"))
})

test('just enough is enough: nothing is told, nothing raised', t => {
  const enough = {...host, inotify: {free: large.inotify, limit: 1024}, neighbours: undefined}
  t.deepEqual(judgeLimits(large, enough), {problems: [], problemsBesideRaised: [], notices: [], raise: []})
  t.is(judgeLimits(large, {...enough, inotify: {free: large.inotify - 1, limit: 1024}}).problems.length, 1)
})

test('the article’s lab fits into the kernel’s defaults', t => {
  const article = neededBy(topologyOf(defaultLab(parsePrefix('10.79.89.0/24'), parsePrefix('240.0.0.0/8'))))
  // Root's processes were measured to hold 21 at most in a run of full.
  t.true(article.inotify >= 21 && article.inotify <= 100, String(article.inotify))
  t.deepEqual(judgeLimits(article, {...host, inotify: {free: 128, limit: 128}}).problems, [])
})
