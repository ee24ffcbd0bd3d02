#!/usr/bin/env zx
import {sabotages} from '../dist/article.mjs'
// Breaks a live lab in many ways, one at a time, and proves that the checks notice: each act has to turn the expected
// claims red and nothing unrelated, and all has to be green again after it. Flags: bin/fanlab sabotage --help
import {expectCaught, provocationTable, provoke, runScenario, waitUntilGreen} from '../dist/fanlab.mjs'
import {bringUp, checkAll, proveMatrix} from '../labs/article/chapters.mjs'

async function askEverything(story) {
  await checkAll(story)
  await proveMatrix(story, {thorough: true})
}

await runScenario({
  name: 'sabotage',
  script: import.meta.url,
  async story(story) {
    await bringUp(story)
    await story.phase('untouched', () =>
      story.step('everything is green before the first act', context =>
        waitUntilGreen(context, askEverything),
      ),
    )
    const provocations = []
    await story.phase('sabotage', async () => {
      for (const [index, sabotage] of sabotages.entries()) {
        const name = `${sabotage.name} (${sabotage.expect.join(' ')})`
        await story.check(`S${index + 1}`, name, async (context, facts) => {
          const provocation = await provoke(context, sabotage, askEverything)
          provocations.push(provocation)
          expectCaught(provocation, facts)
        })
      }
      await story.step('the acts are told', context => context.say(provocationTable(provocations)))
    })
  },
})
