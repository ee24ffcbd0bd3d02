import {execFile} from 'node:child_process'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'

// The types of the API, for a project that has neither our sources nor what is in the bundle.

const root = path.dirname(import.meta.dirname)
const api = 'src/api/index'

/** Module that stands for zod, see zod.d.ts. */
const zod = 'fanlab:zod'

/** What tsc tells of the API and of all that it shows: one file of modules, and one that names the API's. */
export async function declarations(): Promise<Map<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fanlab-types-'))
  try {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
    const project = ['--project', path.join(import.meta.dirname, 'tsconfig.api.json')]
    // What is wrong with types is told by `npm run types`; the declarations are there nevertheless.
    await promisify(execFile)(process.execPath, [tsc, ...project, '--outDir', folder]).catch(() => {})
    const modules = new Map([[zod, await readFile(path.join(import.meta.dirname, 'zod.d.ts'), 'utf8')]])
    await addModule(api, folder, modules)
    const blocks = [...modules].map(([name, text]) => `declare module '${name}' {\n${ambient(text)}}\n`)
    return new Map([
      ['fanlab.d.ts', `/// <reference path="./types.d.ts" />\nexport * from '${nameOf(api)}'\n`],
      ['types.d.ts', `/// <reference types="node" />\n${blocks.sort().join('')}`],
    ])
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

const nameOf = (module: string): string => `fanlab:${module}`

const importing = /(\bfrom |\bimport\()(['"])([^'"]+)\2/g

/** Adds a module and those that it shows, each once. */
async function addModule(module: string, folder: string, modules: Map<string, string>): Promise<void> {
  const text = await readFile(path.join(folder, `${module}.d.ts`), 'utf8')
  const shown: string[] = []
  const own = text.replaceAll(importing, (whole, word, _quote, specifier: string) => {
    if (/^zod(\/|$)/.test(specifier)) return `${word}'${zod}'`
    if (!specifier.startsWith('.')) return whole
    const target = path.join(path.dirname(module), specifier.replace(/\.ts$/, ''))
    shown.push(target)
    return `${word}'${nameOf(target)}'`
  })
  modules.set(nameOf(module), own)
  for (const target of shown) if (!modules.has(nameOf(target))) await addModule(target, folder, modules)
}

/** Inside of a module that is declared, nothing is declared once more. */
const ambient = (text: string): string => text.replaceAll(/^(export )?(default )?declare /gm, '$1$2')
