#!/usr/bin/env zx
// Enters a machine, the host's place or a container of a lab, or runs one command there:
//   bin/fanlab shell load-balancer
//   bin/fanlab shell container-1 -- ip addr
import {openShell} from '../dist/commands.mjs'

await openShell(import.meta.url)
