#!/usr/bin/env zx
// Removes a lab, whatever is left of it. Flags: bin/fanlab down --help
import {removeLabs} from '../dist/commands.mjs'

await removeLabs(import.meta.url)
