#!/usr/bin/env zx
// Tells what is wrong with a lab file, and makes nothing: bin/fanlab validate FILE. Flags: bin/fanlab validate --help
import {validateLab} from '../dist/lab-file.mjs'

await validateLab(import.meta.url)
