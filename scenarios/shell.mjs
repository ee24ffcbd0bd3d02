#!/usr/bin/env zx
// Enters a machine, the host's place or a container of a lab, or runs one command there:
//   npx zx scenarios/shell.mjs load-balancer
//   npx zx scenarios/shell.mjs container-1 -- ip addr
import {openShell} from '../dist/fanlab.mjs'

await openShell(import.meta.url)
