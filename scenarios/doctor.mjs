#!/usr/bin/env zx
// Tells whether a lab can be made on this host, with which provider and which fan, and what would help where not. It
// changes nothing. Flags: bin/fanlab doctor --help
import {showDiagnosis} from '../dist/commands.mjs'

await showDiagnosis(import.meta.url)
