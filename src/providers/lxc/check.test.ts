import test from 'ava'
import {oddStateDir} from '../embedded/host-problems.ts'
import {lxcProblems} from './check.ts'

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
