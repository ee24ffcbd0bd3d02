#!/usr/bin/env zx
import {sabotages} from '../dist/article.mjs'
// Breaks a live lab in many ways, one at a time, and proves that the checks notice: each act has to turn the expected
// claims red and nothing unrelated, and all has to be green again after it. Flags: bin/fanlab sabotage --help
//   bin/fanlab sabotage --acts S3,S10-S14,nginx
//   bin/fanlab sabotage --file lab.yaml: acts that follow from the file, which test whether its own rules can fail
import {expectCaught, provocationTable, provoke, runScenario, waitUntilGreen} from '../dist/fanlab.mjs'
import {bringUp, checkAll} from '../labs/article/chapters.mjs'

await runScenario({
  name: 'sabotage',
  script: import.meta.url,
  acts: sabotages,
  ofFile: 'sabotage',
  async story(story, {acts}) {
    await bringUp(story)
    await story.phase('untouched', () =>
      story.step('everything is green before the first act', context => waitUntilGreen(context, checkAll)),
    )
    const provocations = []
    await story.phase('sabotage', async () => {
      for (const {id, act: sabotage} of acts) {
        const name = `${sabotage.name} (${sabotage.expect.join(' ')})`
        await story.check(id, name, async (context, facts) => {
          const provocation = await provoke(context, sabotage, checkAll)
          provocations.push(provocation)
          expectCaught(provocation, facts)
        })
      }
      await story.step('the acts are told', context => context.say(provocationTable(provocations)))
    })
  },
})
