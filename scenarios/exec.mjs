#!/usr/bin/env zx
// Runs one command on a machine, in the host's place or in a container of a lab:
//   bin/fanlab exec container-1 -- ip addr
import {runInLab} from '../dist/commands.mjs'

await runInLab(import.meta.url)
