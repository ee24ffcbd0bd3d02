#!/usr/bin/env zx
// Asks a lab that is up by further rules, and changes nothing: bin/fanlab expect more.yaml. Flags: bin/fanlab expect --help
import {expectRules} from '../dist/fanlab.mjs'

await expectRules(import.meta.url)
