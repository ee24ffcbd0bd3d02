import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {build} from 'esbuild'
import {licensesOf} from './licenses.ts'

// dist/report-page.html: report.html without a run. What is in double braces is filled in by src/report/report-page.ts.

const root = path.dirname(import.meta.dirname)
const page = path.join(root, 'src/page')

/** In the order in which they count. */
const styles = [
  ...['colours', 'base', 'banner', 'cards', 'failures', 'pictures', 'lists', 'heat-map', 'time-line'],
  ...['tables', 'flows', 'drawer', 'small-and-paper'],
]

/** The page, and the paths of all that is in its script. A warning of the bundler is an error. */
export async function pageTemplate(): Promise<{html: string; inputs: string[]}> {
  const {outputFiles, metafile, warnings} = await build({
    entryPoints: [path.join(page, 'index.ts')],
    absWorkingDir: root,
    ...{bundle: true, minify: true, format: 'iife', platform: 'browser', target: 'es2022', charset: 'utf8'},
    // The licences of packages are told in full below.
    legalComments: 'none',
    ...{write: false, metafile: true},
  })
  if (warnings.length > 0) throw new Error(warnings.map(({text}) => text).join('\n'))
  const inputs = Object.values(metafile.outputs).flatMap(({inputs}) => Object.keys(inputs))
  const script = (outputFiles[0]?.text ?? '').trim()
  const style = (await Promise.all(styles.map(name => read(`style/${name}.css`)))).join('\n')
  const parts: Record<string, string> = {
    policy: policy(script, style),
    style,
    script,
    licenses: markup(await licensesOf(inputs, root, 'This page contains code of the packages below.')),
  }
  const frame = await read('frame.html')
  const html = frame.replaceAll(/\[\[(\w+)\]\]/g, (_, name: string) => parts[name] ?? '')
  for (const part of [script, style])
    if (/\{\{\w+\}\}|<\/?(?:script|style)|<!--/i.test(part))
      throw new Error('the page would be cut by what is in it')
  return {html, inputs}
}

const read = async (file: string): Promise<string> => (await readFile(path.join(page, file), 'utf8')).trim()

/** Only these very texts run and style, pictures are in the page itself, and nothing is fetched from anywhere. */
const policy = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const markup = (text: string): string => text.replaceAll(/[&<>]/g, found => `&#${found.charCodeAt(0)};`)
