#!/usr/bin/env zx
// Brings the article's lab up and leaves it. Flags: npx zx scenarios/up.mjs --help
import {runScenario} from '../dist/fanlab.mjs'
import {bringUp} from './chapters.mjs'

await runScenario({name: 'up', script: import.meta.url, keepsLab: true, story: bringUp})
