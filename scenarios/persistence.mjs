#!/usr/bin/env zx
// Reboots a lab that is up and proves that nothing was lost. Flags: bin/fanlab persistence --help
//   bin/fanlab persistence --reboot rolling|all|power-cut|MACHINE
import {visitLab} from '../dist/fanlab.mjs'
import {losesNothing} from '../labs/article/chapters.mjs'

await visitLab({
  name: 'persistence',
  script: import.meta.url,
  ofFile: 'persistence',
  flags: ['reboot'],
  story: (story, {reboot}) => losesNothing(story, reboot),
})
