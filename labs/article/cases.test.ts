import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {meshOf} from '../../src/expect/mesh.ts'
import {readLabFile} from '../../src/lab/file/read-lab-file.ts'
import {topologyOf} from '../../src/lab/file/topology-of.ts'
import {planStory, type Story} from '../../src/run/story.ts'

const {wholeArticle} = await import(join(import.meta.dirname, 'chapters.mjs'))
const article = readFileSync(join(import.meta.dirname, 'lab.yaml'), 'utf8')

/** Names of all cases of the scenario full on a lab file, with the suite that gives them their class names. */
async function casesOf(text: string): Promise<string[]> {
  const plan = await planStory(
    async (story: Story) => {
      await story.phase('preparation', () => story.step('the machine image is ready', () => {}))
      await wholeArticle(story)
      await story.phase('teardown', () => story.step('the lab is removed', () => {}))
    },
    meshOf(topologyOf(readLabFile(text, 'lab.yaml'))),
  )
  return plan.map(({suite, name}) => `${suite}: ${name}`)
}

test('the cases of the scenario full have the names that version 1 promises', async t => {
  // As they were in its first release; a name that changes breaks the history that others keep of it.
  const promised = readFileSync(join(import.meta.dirname, 'fixtures', 'cases-of-full.txt'), 'utf8')
  t.deepEqual((await casesOf(article)).sort(), promised.trim().split('\n').sort())
})

test('five members with fifteen containers are a change of numbers, with cells for all of them', async t => {
  const larger = article
    .replace(
      '  load-balancer:',
      `  lxd-4: {networks: {underlay: 10.79.89.70}, role: lxd-cluster}
  lxd-5: {networks: {underlay: 10.79.89.71}, role: lxd-cluster}
  load-balancer:`,
    )
    .replace('count: 6', 'count: 15')
  const cases = await casesOf(larger)
  const endpoints = 1 + 6 + 15 + 1
  const matrix = cases.filter(name => /^matrix: .* reaches /.test(name))
  t.is(matrix.length, 2 * endpoints * (endpoints - 1) + endpoints * 16 - 16)
  t.true(matrix.includes('matrix: container-15 reaches lxd-5 by full-size'))
})
