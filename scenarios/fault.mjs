#!/usr/bin/env zx
// Breaks something in a lab that is up, mends it, and asks whether everything is as expected again:
//   bin/fanlab fault 'link net13 down' --for 10s
import {breakLab} from '../dist/fanlab.mjs'

await breakLab(import.meta.url)
