#!/usr/bin/env zx
// Keeps a lab that is up, for ever or for some time. Flags: bin/fanlab keep --help
import {keepOneLab} from '../dist/commands.mjs'

await keepOneLab(import.meta.url)
