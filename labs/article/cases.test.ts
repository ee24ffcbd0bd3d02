import test from 'ava'
import {articleFile, plannedCases} from '../../test/support/planned-cases.ts'
import {promisedCases} from '../../test/support/promised-cases.ts'

const isCell = (name: string): boolean => / reaches .* by (icmp|full-size|udp|tcp|http)$/.test(name)

test('the cases of full.mjs have the names that version 1 promised', async t => {
  const promised = promisedCases()
  const planned = await plannedCases(articleFile)
  t.deepEqual(
    promised.filter(name => !planned.includes(name)),
    [],
  )
  t.is(new Set(planned).size, planned.length)
  // What came since: two services more, and claims asked of the whole lab or again after a reboot; see CHANGELOG.md.
  const added = planned.filter(name => !promised.includes(name) && !/ reaches .* by (udp|tcp)$/.test(name))
  t.deepEqual(
    added.filter(name => !/^fanlab\.full\.(docker|matrix|reboot-\S+|power-cut) [PF]\d+ /.test(name)),
    [],
  )
})

test('five members with three containers each are the same article with more cells', async t => {
  const bigger = articleFile
    .replace(
      /^( {2}lxd-3: .*\n)/m,
      `$1  lxd-4: { networks: { underlay: 10.79.89.70 }, role: lxd-cluster }
  lxd-5: { networks: { underlay: 10.79.89.71 }, role: lxd-cluster }
`,
    )
    .replace('count: 6,', 'count: 15,')
  const cases = await plannedCases(bigger)
  t.deepEqual(
    cases.filter(name => !isCell(name)),
    (await plannedCases(articleFile)).filter(name => !isCell(name)),
  )
  const endpoints = ['host', 'load-balancer', 'docker-container-1'].length + 5 + 5 * 3
  const servers = 5 * 3 + 1
  const matrix = (4 * endpoints + servers) * (endpoints - 1)
  // Once when everything is up, and after each of the three reboots.
  t.is(cases.filter(isCell).length, 4 * matrix)
})
