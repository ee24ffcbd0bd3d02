import type {YAMLParseError} from 'yaml'

/** Lists and maps in each other: a lab file needs seven. What is deeper is no lab file, and no reader's stack holds it. */
export const mostNested = 50
export const nestedRule = `must not be nested deeper than ${mostNested} lists and maps`

export const aliasRule = (name: string): string =>
  `must not use an alias (${cut(`*${name}`)}): ${name === '' ? '' : 'write the value out; '}patterns stand in quotes, such as "*"`

/** What the reader stumbled over, in words of a lab file where its own are about its calls and about the grammar of YAML. */
export function ruleOfYaml({code, message, pos: [offset]}: YAMLParseError, text: string): string {
  if (code === 'BAD_ALIAS' && text[offset] === '*') return aliasRule('')
  if (code === 'MULTIPLE_DOCS')
    return 'must be one document, and another one begins here: make a file of its own of it'
  if (code === 'RESOURCE_EXHAUSTION') return nestedRule
  return `is no valid YAML: ${wordsOf({code, message}, text[offset] ?? '') ?? cut(message)}`
}

function wordsOf(
  {code, message}: Pick<YAMLParseError, 'code' | 'message'>,
  first: string,
): string | undefined {
  if (code === 'BLOCK_IN_FLOW' || code === 'BLOCK_AS_IMPLICIT_KEY')
    return 'a text with ": " or "- " needs quotes'
  if (code === 'BAD_SCALAR_START') return `a text that begins with ${first} needs quotes`
  // Implicit is a key without "?", which nobody writes.
  if (message.startsWith('Implicit ')) return 'behind a key stands ": "'
  return undefined
}

/** The reader quotes what it stumbles over, however long that is. */
const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text)
