#!/usr/bin/env zx
// Lists the labs on this host. Flags: bin/fanlab status --help
import {showStatus} from '../dist/commands.mjs'

await showStatus(import.meta.url)
