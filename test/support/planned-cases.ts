import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {meshOf} from '../../src/expect/mesh.ts'
import {readLabFile} from '../../src/lab/file/read-lab-file.ts'
import {topologyOf} from '../../src/lab/file/topology-of.ts'
import {packageRoot} from '../../src/process/package-root.ts'
import {slug} from '../../src/report/slug.ts'
import {planStory} from '../../src/run/plan-story.ts'
import type {Story} from '../../src/run/story.ts'

const path = 'labs/article/lab.yaml'

/** Text of the article's lab file. */
export const articleFile = readFileSync(join(packageRoot, path), 'utf8')

// A plain script without types: whoever reads the article reads it there.
const chapters = pathToFileURL(join(packageRoot, 'labs', 'article', 'chapters.mjs')).href
const {wholeArticle}: {wholeArticle: (story: Story) => Promise<void>} = await import(chapters)

/** Class and name of every case of the scenario `full` on a lab file; the run itself adds the first and the last. */
export async function plannedCases(labFile: string): Promise<string[]> {
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
