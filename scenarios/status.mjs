#!/usr/bin/env zx
// Lists the labs on this host. Flags: npx zx scenarios/status.mjs --help
import {showStatus} from '../dist/fanlab.mjs'

await showStatus(import.meta.url)
