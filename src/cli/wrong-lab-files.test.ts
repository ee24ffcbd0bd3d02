import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import test from 'ava'
import {parseDocument} from 'yaml'
import {keysIn, labFileShape} from '../../test/support/lab-file-keys.ts'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {wrongLabFiles} from '../../test/support/wrong-lab-files.ts'
import {wrongReferences} from '../../test/support/wrong-references.ts'
import {LabFileError} from '../lab/file/lab-file-error.ts'
import {readOwnLab} from './own-lab-file.ts'

// Every key of the lab file with everything that can be wrong with it: what is told of it is in fixtures/wrong-lab-files, a
// file for each key at the top. A key of the schema that they do not have fails a test; so does a wrong file that is told
// otherwise than in one line. WRITE_GOLDEN=1 writes them anew: read what has changed.

const fixtures = join(import.meta.dirname, 'fixtures')
const golden = join(fixtures, 'wrong-lab-files')
const whole = readFileSync(join(fixtures, 'every-key.yaml'), 'utf8')
const keys = keysIn(parseDocument(whole).toJS())
const folder = temporaryFolder()
mkdirSync(join(folder, 'frr'))
for (const file of ['motd', 'steps.mjs', 'checks.mjs', 'made.tar']) writeFileSync(join(folder, file), '')
const wrong = wrongLabFiles(whole)

const known = new Map<string, string[]>()

/** What is told of a file, a line for each problem. */
function told(text: string): string[] {
  const lines = known.get(text) ?? ask(text)
  known.set(text, lines)
  return lines
}

function ask(text: string): string[] {
  const file = join(folder, 'lab.yaml')
  writeFileSync(file, text)
  try {
    readOwnLab(file, 'lab.yaml', 'valid')
    return []
  } catch (error) {
    if (error instanceof LabFileError) return error.message.split('\n')
    throw error
  }
}

const tops = Object.keys(labFileShape.properties ?? {})
const topOf = (key: string): string => key.split(/[.[ ]/)[0] ?? ''

function written(top: string): string {
  const own = wrong.filter(({key}) => topOf(key) === top)
  return own
    .map(({key, kind, text}) => {
      const lines = told(text)
      const shown = lines.map(line => {
        const [, number = '0'] = /^lab\.yaml:(\d+):/.exec(line) ?? []
        const source = (text.split('\n')[Number(number) - 1] ?? '').trim().slice(0, 120)
        return `  ${source}\n  ${line.replace(/^lab\.yaml:\d+:(\d+):/, '$1:')}`
      })
      return `${key}: ${kind}\n${shown.join('\n')}\n`
    })
    .join('\n')
}

test('the file with every key is valid', t => {
  t.deepEqual(told(whole), [])
})

test('each wrong file has one clear error, with its line', t => {
  for (const {key, kind, text} of wrong) {
    const lines = told(text)
    t.is(lines.length, 1, `${key}: ${kind}\n${lines.join('\n')}`)
    t.regex(lines[0] ?? '', /^lab\.yaml:[1-9]\d*:[1-9]\d*: [\w"].{10,}$/, `${key}: ${kind}`)
  }
})

for (const top of tops)
  test(`what is told of a wrong ${top} is as it was`, t => {
    const file = join(golden, `${top}.txt`)
    const text = written(top)
    if (process.env.WRITE_GOLDEN === '1') {
      mkdirSync(golden, {recursive: true})
      writeFileSync(file, text)
    }
    t.is(text, readFileSync(file, 'utf8'))
  })

test('there is a file for each key at the top, and none for another', t => {
  t.deepEqual(readdirSync(golden).sort(), tops.map(top => `${top}.txt`).sort())
})

test('what a key refers to is a key of the schema', t => {
  const known = new Set(keys.map(({label}) => label))
  for (const {key} of wrongReferences) t.true(known.has(key), key)
})
