#!/usr/bin/env zx
// The article's lab through the faults of its file, one after the other; after each of them everything has to be as it was.
// Flags: bin/fanlab faults --help
import {runScenario} from '../dist/fanlab.mjs'
import {bringUp, survives} from '../labs/article/chapters.mjs'

await runScenario({
  name: 'faults',
  script: import.meta.url,
  makesFaults: true,
  async story(story, {faults}) {
    await bringUp(story)
    for (const fault of faults) await survives(story, fault)
  },
})
