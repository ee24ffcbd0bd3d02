import {createRequire as makeRequire} from 'node:module'
const require = makeRequire(import.meta.url)
import{a as t}from"./shared-actions-core-actions-exec.mjs";import"./shared.mjs";export{t as getExecOutput};
