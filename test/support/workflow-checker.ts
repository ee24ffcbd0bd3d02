import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {packageRoot} from '../../src/process/package-root.ts'
import {temporaryFolder} from './temporary-folder.ts'

// Helps tests: GitHub's own checker of workflows and of action.yml, the one behind its editors' extensions.

interface Diagnostic {
  message: string
  range: {start: {line: number}}
}

interface LanguageService {
  TextDocument: {create(uri: string, language: string, version: number, text: string): unknown}
  validate(document: unknown): Promise<Diagnostic[]>
}

/** Resolves to a function that tells what is wrong with a file, by line; the path decides which kind it is. */
export async function workflowChecker(): Promise<(path: string, text: string) => Promise<string[]>> {
  const {TextDocument, validate} = await bundled()
  let count = 0
  return async (path, text) => {
    // It remembers a file by its address, and would not read another text of the same one.
    const address = pathToFileURL(join(`/repository-${count++}`, path)).href
    const document = TextDocument.create(address, 'yaml', 1, text)
    const found = await validate(document)
    return found.map(({message, range}) => `${path}:${range.start.line + 1}: ${message}`)
  }
}

/** The package imports JSON without saying so, which Node refuses and a bundle does not have to. */
async function bundled(): Promise<LanguageService> {
  const folder = temporaryFolder()
  const outfile = join(folder, 'languageservice.mjs')
  await build({
    stdin: {
      contents: `export {validate} from '@actions/languageservice'
        export {TextDocument} from 'vscode-languageserver-textdocument'`,
      resolveDir: packageRoot,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import {createRequire} from 'node:module'\nconst require = createRequire(import.meta.url)",
    },
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}
