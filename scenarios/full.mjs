#!/usr/bin/env zx
// The whole article: bring the lab up, prove it, reboot it three ways, prove it again, leave nothing.
// Flags: npx zx scenarios/full.mjs --help
import {runScenario} from '../dist/fanlab.mjs'
import {bringUp, proveMatrix, reboots} from './chapters.mjs'

await runScenario({
  name: 'full',
  script: import.meta.url,
  async story(story) {
    await bringUp(story)
    await proveMatrix(story)
    await reboots(story)
  },
})
