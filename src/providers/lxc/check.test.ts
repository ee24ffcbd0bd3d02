import test from 'ava'
import {oddStateDir} from '../embedded/host-problems.ts'
import {lxcProblems, tooFewInotifyInstances} from './check.ts'
import {inotifyInstances} from './host-needs.ts'

test('too few inotify instances are told with the number and the hint', t => {
  t.deepEqual(tooFewInotifyInstances(40), [
    {
      message: `a lab needs ${inotifyInstances} inotify instances of root's; 40 of fs.inotify.max_user_instances are free`,
      hint: 'sysctl -w fs.inotify.max_user_instances=1024',
    },
  ])
})

test('just enough inotify instances are enough', t => {
  t.deepEqual(tooFewInotifyInstances(inotifyInstances), [])
  t.is(tooFewInotifyInstances(inotifyInstances - 1).length, 1)
})

for (const path of ['relative', './x', '/a b', '/a:b', '/a,b', '/a\nb', '/ä', '']) {
  test(`labs cannot be kept in ${JSON.stringify(path)}`, async t => {
    const [problem] = await lxcProblems(path)
    t.is(
      problem?.message,
      `cannot keep labs in ${JSON.stringify(path)}: it must be an absolute path of letters, digits and ._@+-`,
    )
    t.regex(problem?.hint ?? '', /FANLAB_STATE_DIR/)
  })
}

test('ordinary folders are fine', t => {
  for (const path of ['/var/lib/fanlab', '/home/a.b-c/state_1', '/mnt/x@y+z'])
    t.deepEqual(oddStateDir(path), [])
})
