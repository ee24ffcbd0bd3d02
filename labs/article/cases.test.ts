import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import test from 'ava'
import {meshOf} from '../../src/expect/mesh.ts'
import {readLabFile} from '../../src/lab/file/read-lab-file.ts'
import {topologyOf} from '../../src/lab/file/topology-of.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {slug} from '../../src/report/slug.ts'
import {planStory, type Story} from '../../src/run/story.ts'
import {promisedCases} from '../../test/support/promised-cases.ts'

const path = 'labs/article/lab.yaml'
const article = readFileSync(join(packageRoot, path), 'utf8')
// A plain script without types: whoever reads the article reads it there.
const chapters = pathToFileURL(join(packageRoot, 'labs', 'article', 'chapters.mjs')).href
const {wholeArticle}: {wholeArticle: (story: Story) => Promise<void>} = await import(chapters)

/** Class and name of every case of the scenario `full` on a lab file; the run itself adds the first and the last. */
async function casesOf(labFile: string): Promise<string[]> {
  const plan = await planStory(
    async story => {
      await story.phase('preparation', () => story.step('the machine image is ready', () => {}))
      await wholeArticle(story)
      await story.phase('teardown', () => story.step('the lab is removed', () => {}))
    },
    meshOf(topologyOf(readLabFile(labFile, path))),
  )
  return plan.map(({suite, name}) => `fanlab.full.${slug(suite)} ${name}`)
}

const isCell = (name: string): boolean => / reaches .* by (icmp|full-size|udp|tcp|http)$/.test(name)

test('the cases of full.mjs have the names that version 1 promised', async t => {
  const promised = promisedCases()
  const planned = await casesOf(article)
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
  const bigger = article
    .replace(
      /^( {2}lxd-3: .*\n)/m,
      `$1  lxd-4: { networks: { underlay: 10.79.89.70 }, role: lxd-cluster }
  lxd-5: { networks: { underlay: 10.79.89.71 }, role: lxd-cluster }
`,
    )
    .replace('count: 6,', 'count: 15,')
  const cases = await casesOf(bigger)
  t.deepEqual(
    cases.filter(name => !isCell(name)),
    (await casesOf(article)).filter(name => !isCell(name)),
  )
  const endpoints = ['host', 'load-balancer', 'docker-container-1'].length + 5 + 5 * 3
  const servers = 5 * 3 + 1
  const matrix = (4 * endpoints + servers) * (endpoints - 1)
  // Once when everything is up, and after each of the three reboots.
  t.is(cases.filter(isCell).length, 4 * matrix)
})
