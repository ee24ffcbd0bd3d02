import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {packageRoot} from '../../src/process/package-root.ts'

const file = join(packageRoot, 'labs', 'article', 'fixtures', 'cases-of-952caa4.txt')

/** Class and name of every case of full.mjs at commit 952caa4, as that commit planned them: a promise of version 1. */
export const promisedCases = (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n')
