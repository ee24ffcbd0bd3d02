import test from 'ava'
import {whereJsonBreaks} from './json-break.ts'

for (const [text, where] of [
  ['', 'it ends too early, in line 1'],
  ['{"machines": [', 'it ends too early, in line 1'],
  ['{"a": "b\n', 'line 1 has what does not belong there'],
  ['{\n"a": tru', 'it ends too early, in line 2'],
  ['{"machines":\n x}', 'line 2 has what does not belong there'],
  ['{\n\n"a": 1,\n}', 'line 4 has what does not belong there'],
  ['{"a": 1}\n}', 'line 2 has what does not belong there'],
  ["{'a': 1}", 'line 1 has what does not belong there'],
  ['\u001b[31m', 'line 1 has what does not belong there'],
] as const)
  test(`${JSON.stringify(text)}: ${where}`, t => {
    t.is(whereJsonBreaks(text), where)
  })
