#!/usr/bin/env zx
// Reboots a lab that is up and proves that nothing was lost. Flags: bin/fanlab persistence --help
//   bin/fanlab persistence --reboot load-balancer|lxd-2|rolling|all|power-cut
import {visitLab} from '../dist/fanlab.mjs'
import {reboots} from '../labs/article/chapters.mjs'

await visitLab({
  name: 'persistence',
  script: import.meta.url,
  flags: ['reboot'],
  story: (story, {reboot}) => reboots[reboot](story),
})
