import {createRequire as makeRequire} from 'node:module'
const require = makeRequire(import.meta.url)
import{a as t}from"./shared-82272001.mjs";import"./shared-4b8c0058.mjs";export{t as getExecOutput};
