#!/usr/bin/env zx
// Removes a lab, whatever is left of it. Flags: npx zx scenarios/down.mjs --help
import {removeLabs} from '../dist/fanlab.mjs'

await removeLabs(import.meta.url)
