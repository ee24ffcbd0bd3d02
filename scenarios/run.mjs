#!/usr/bin/env zx
// Runs a scenario of one's own, which need not lie here: bin/fanlab run FILE.mjs. Flags: bin/fanlab run --help
import {runFile} from '../dist/fanlab.mjs'

await runFile(import.meta.url)
