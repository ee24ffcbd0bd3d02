#!/usr/bin/env zx
// Brings the article's lab up as fast as it goes, proves it, and leaves it. Flags: bin/fanlab up --help
import {runScenario} from '../dist/fanlab.mjs'
import {bringUp, proveMatrix} from '../labs/article/chapters.mjs'

await runScenario({
  name: 'up',
  script: import.meta.url,
  ofFile: 'up',
  keepsLab: true,
  async story(story) {
    await bringUp(story, {beside: () => proveMatrix(story)})
  },
})
