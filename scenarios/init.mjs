#!/usr/bin/env zx
// Writes a small lab file that works, never over one that is there: bin/fanlab init FOLDER. Flags: bin/fanlab init --help
import {beginLab} from '../dist/lab-file.mjs'

await beginLab(import.meta.url)
