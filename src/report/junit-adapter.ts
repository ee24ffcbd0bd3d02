import junit, {type Builder, type TestCase, type TestSuite} from 'junit-report-builder'

/** What the builder's type declarations hide, as of junit-report-builder 5.1.2. The test beside tells when it moved. */
interface Hidden {
  _attributes: Record<string, string>
  _rootTestSuites: {_attributes: Record<string, string>}
}

type XmlElement = ReturnType<TestCase['build']>

export function newBuilder(): Builder {
  // The package is CommonJS: at run time the default import is the builder, to the compiler it is the namespace.
  return (junit as unknown as Builder).newBuilder()
}

/** The builder knows only some attributes, and prints times as bare numbers (`1e-7`). */
export function setAttribute(node: TestSuite | TestCase, name: string, value: string): void {
  const hidden = node as unknown as Hidden
  hidden._attributes[name] = value
}

export function setRootAttribute(builder: Builder, name: string, value: string): void {
  const hidden = builder as unknown as Hidden
  hidden._rootTestSuites._attributes[name] = value
}

/** The builder's `skipped()` takes no reason: Jenkins reads the attribute, GitLab the element's text. */
export function skipWithReason(testCase: TestCase, reason: string): void {
  testCase.skipped()
  const build = testCase.build.bind(testCase)
  testCase.build = parent => {
    const element = build(parent)
    const skipped = (element.children as XmlElement[]).find(child => child.name === 'skipped')
    skipped?.att('message', reason).txt(reason)
    return element
  }
}

/** The one child of the element, with the line break in front of it. */
export const childOf = (text: string, element: string): string =>
  text.slice(text.indexOf('\n', text.indexOf(`<${element} `)), text.lastIndexOf(`</${element}>`)).trimEnd()

/** Three decimals, always: readers choke on a missing time and on `1e-7`. */
export function jUnitSeconds(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(3)
}
