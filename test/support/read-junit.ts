import {readFileSync} from 'node:fs'

export interface JunitCase {
  suite: string
  name: string
  claims: readonly string[]
  status: 'passed' | 'failure' | 'error' | 'skipped'
  /** The whole element. */
  text: string
}

export interface JunitReport {
  cases: readonly JunitCase[]
  /** Names of the cases that failed or were not run. A case that was skipped on purpose is none of them. */
  unproven: readonly string[]
  /** Claims of all cases that passed. */
  proven: ReadonlySet<string>
  count(status: JunitCase['status']): number
}

/** Reads a report; throws when it is no well-formed XML or its sums are wrong. */
export function readJunit(file: string): JunitReport {
  const xml = readFileSync(file, 'utf8')
  checkTags(xml)
  const cases = [...xml.matchAll(/<testcase((?:\s[\w-]+="[^"]*")*)(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(
    ([text, attributes = '', body = '']): JunitCase => ({
      suite: attribute(attributes, 'classname'),
      name: attribute(attributes, 'name'),
      claims: [...body.matchAll(/<property name="claim" value="([^"]*)"/g)].map(([, id = '']) => id),
      status: (['failure', 'error', 'skipped'] as const).find(word => body.includes(`<${word}`)) ?? 'passed',
      text,
    }),
  )
  const count = (status: JunitCase['status']): number => cases.filter(each => each.status === status).length
  const root = /<testsuites((?:\s[\w-]+="[^"]*")*)>/.exec(xml)?.[1] ?? ''
  const sums = {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  }
  for (const [name, sum] of Object.entries(sums)) {
    if (attribute(root, name) !== String(sum)) throw new Error(`${file}: ${name} is not ${sum}`)
  }
  const passed = cases.filter(({status}) => status === 'passed')
  const unproven = cases.filter(
    ({status, text}) =>
      status !== 'passed' && (status !== 'skipped' || /<skipped message="not (run|finished)/.test(text)),
  )
  return {
    cases,
    count,
    unproven: unproven.map(({name}) => name),
    proven: new Set(passed.flatMap(({claims}) => claims)),
  }
}

const attribute = (text: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? ''

/** Every element is closed, in order, and nothing else stands between them but text. */
function checkTags(xml: string): void {
  const open: string[] = []
  const plain = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '').replace(/^<\?[\s\S]*?\?>\s*/, '')
  const token = /<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y
  while (token.lastIndex < plain.length) {
    const at = token.lastIndex
    const [, end, name, , alone] = token.exec(plain) ?? fail(`what is this: ${plain.slice(at, at + 80)}`)
    if (name === undefined) continue
    if (end && open.pop() !== name) fail(`</${name}> closes nothing`)
    if (!end && !alone) open.push(name)
  }
  if (open.length > 0 || !plain.startsWith('<testsuites')) fail('it is cut off')
}

function fail(reason: string): never {
  throw new Error(`no well-formed XML: ${reason}`)
}
