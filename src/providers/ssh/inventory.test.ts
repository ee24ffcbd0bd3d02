import {writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {readInventory} from './inventory.ts'

const folder = temporaryFolder()
writeFileSync(join(folder, 'key'), '')
const file = join(folder, 'inventory.json')
const read = (data: unknown) => readInventory(JSON.stringify(data), file)
const problemsOf = (data: unknown): readonly string[] => {
  const result = read(data)
  return 'problems' in result ? result.problems : []
}

test('a machine has what it says, what all say, or the usual', t => {
  t.deepEqual(
    read({
      defaults: {user: 'debian', identityFile: 'key'},
      machines: [
        {name: 'lxd-1', address: '203.0.113.11', interface: 'ens4'},
        {name: 'lxd-2', address: 'two.example.org', user: 'root', port: 2222},
      ],
    }),
    {
      inventory: {
        machines: [
          {
            ...{name: 'lxd-1', address: '203.0.113.11', user: 'debian', port: 22},
            ...{identityFile: join(folder, 'key'), interface: 'ens4'},
          },
          {
            ...{name: 'lxd-2', address: 'two.example.org', user: 'root', port: 2222},
            identityFile: join(folder, 'key'),
          },
        ],
        host: 'local',
      },
    },
  )
})

test('another computer, or none, can play the host', t => {
  const machines = [{name: 'a', address: '192.0.2.1'}]
  t.like(read({machines, host: 'none'}), {inventory: {host: 'none'}})
  t.like(read({machines, host: {address: '192.0.2.9'}}), {
    inventory: {host: {name: 'host', address: '192.0.2.9', user: 'root', port: 22}},
  })
})

const one = {name: 'a', address: '192.0.2.1'}
for (const [data, problem] of [
  [[], 'it must be an object with "machines"'],
  [{}, '"machines" must be a list of at least one machine'],
  [{machines: []}, '"machines" must be a list of at least one machine'],
  [{machines: ['a']}, 'machine 1 must be an object'],
  [{machines: [{name: 'a'}]}, 'machine "a": "address" must be an address or a host name; got nothing'],
  [{machines: [{...one, address: '-oProxyCommand=x'}]}, /"address" must be an address/],
  [{machines: [{...one, address: '192.0.2.1 x'}]}, /"address" must be an address/],
  [{machines: [{...one, name: 'A b'}]}, /"name" must be 1 to 63 of a-z/],
  [{machines: [{...one, name: undefined}]}, /machine 1: "name" must be/],
  [{machines: [{...one, user: 'a b'}]}, /"user" must be the name of a user; got "a b"/],
  [{machines: [{...one, user: '-x'}]}, /"user" must be the name of a user/],
  [{machines: [{...one, port: 0}]}, 'machine "a": "port" must be a number from 1 to 65535; got 0'],
  [{machines: [{...one, port: '22'}]}, /"port" must be a number/],
  [{machines: [{...one, interface: 'a/b'}]}, /"interface" must be the name of a network interface/],
  [{machines: [{...one, identityFile: 'none'}]}, /"identityFile": got ".*\/none": there is no such file$/],
  [{machines: [{...one, identityFile: 3}]}, /"identityFile" must be the path of a file; got 3/],
  [{machines: [{...one, colour: 'red'}]}, /machine "a" has "colour", which means nothing here/],
  [{machines: [one], more: 1}, /the inventory has "more", which means nothing here/],
  [{machines: [one], defaults: {name: 'x'}}, /"defaults" has "name"/],
  [{machines: [one], host: 'me'}, /"host" must be an object, "local" or "none"/],
  [{machines: [one], knownHosts: 'none'}, /"knownHosts": got ".*": there is no such file/],
  [{machines: [one, {name: 'a', address: '192.0.2.2'}]}, 'two machines have the name "a"'],
  [{machines: [one, {name: 'b', address: '192.0.2.1'}]}, 'two machines have the address "192.0.2.1 port 22"'],
] as const) {
  test(`refused: ${JSON.stringify(data)}`, t => {
    const problems = problemsOf(data)
    t.true(
      problems.some(each => (typeof problem === 'string' ? each === problem : problem.test(each))),
      problems.join('\n'),
    )
  })
}

test('every problem is told at once', t => {
  t.is(problemsOf({machines: [{name: 'a'}, {name: 'b', address: '192.0.2.1', port: 0}], more: 1}).length, 3)
})

test('what is no JSON is told with its place', t => {
  const result = readInventory('{"machines": [', file)
  t.regex('problems' in result ? (result.problems[0] ?? '') : '', /^it is not valid JSON: /)
})

test('~ is the home of who runs it', t => {
  const problems = problemsOf({machines: [{...one, identityFile: '~/no-such-key'}]})
  t.true(
    problems.some(each => each.endsWith(`got "${join(homedir(), 'no-such-key')}": there is no such file`)),
  )
})
