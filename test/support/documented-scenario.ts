import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {packageRoot} from '../../src/process/package-root.ts'

const page = readFileSync(join(packageRoot, 'docs', 'write-a-scenario.md'), 'utf8')

function block(language: string): string {
  const [, text] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page) ?? []
  if (text === undefined) throw new Error(`docs/write-a-scenario.md has no block of ${language}`)
  return text
}

/** The script of docs/write-a-scenario.md. */
export const documentedScript = block('js')

/** Puts that script, or another one for the same lab, and the page's lab file into a folder. Returns the script's path. */
export function writeScenario(folder: string, script = documentedScript): string {
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'lab.yaml'), block('yml'))
  writeFileSync(join(folder, 'web.mjs'), script)
  return join(folder, 'web.mjs')
}
