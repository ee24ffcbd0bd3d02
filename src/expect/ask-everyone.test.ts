import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import type {Cell} from '../lab/cell.ts'
import {askEveryone} from './ask-everyone.ts'

const stopped = (name: string, location: string) => ({name, status: 'Stopped', location, state: null})
const reach = (source: string, target: string): Cell => ({
  source,
  target,
  protocol: 'icmp',
  expected: 'answer',
})

/** LXD knows container-1 to 3, which are stopped, and nobody knows container-4. */
const lab = fakeLab((_machine, argv) =>
  argv[0] === 'lxc'
    ? JSON.stringify([
        stopped('container-1', 'lxd-1'),
        stopped('container-2', 'lxd-2'),
        stopped('container-3', 'lxd-1'),
      ])
    : '[]',
)

test('the cells of a stopped container count for where it would run', async t => {
  const judged = await askEveryone({lab}, [
    reach('container-1', 'container-3'),
    reach('container-1', 'container-2'),
  ])
  t.deepEqual(
    judged.map(({passed, claims}) => ({passed, claims})),
    [
      {passed: false, claims: ['P51', 'D1', 'P19']},
      {passed: false, claims: ['P51', 'D2', 'P20']},
    ],
  )
  t.regex(judged[0]?.got ?? '', /container-1: Stopped, without an overlay address/)
})

test('where nobody knows on which machine a container is, neither claim is proven', async t => {
  const [cell] = await askEveryone({lab}, [reach('container-1', 'container-4')])
  t.deepEqual(cell?.claims, ['P51', 'D1', 'P19', 'D2', 'P20'])
})
