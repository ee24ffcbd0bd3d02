#!/usr/bin/env zx
// The whole article: bring the lab up, prove every claim and that it could fail, reboot the lab three ways, prove it
// again, leave nothing. Flags: bin/fanlab full --help
import {runScenario} from '../dist/fanlab.mjs'
import {wholeArticle} from '../labs/article/chapters.mjs'

await runScenario({name: 'full', script: import.meta.url, story: wholeArticle, ofFile: 'full'})
