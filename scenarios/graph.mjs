#!/usr/bin/env zx
// Draws the lab of a file as Mermaid or DOT, and makes nothing: bin/fanlab graph FILE. Flags: bin/fanlab graph --help
import {drawLab} from '../dist/lab-file.mjs'

await drawLab(import.meta.url)
