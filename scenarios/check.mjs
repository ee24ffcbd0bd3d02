#!/usr/bin/env zx
// Asks everything of a lab that is up, and changes nothing. Flags: bin/fanlab check --help
import {visitLab} from '../dist/fanlab.mjs'
import {checkAll} from '../labs/article/chapters.mjs'

await visitLab({
  name: 'check',
  script: import.meta.url,
  ofFile: 'check',
  flags: ['all-endpoints', 'json'],
  story: checkAll,
})
