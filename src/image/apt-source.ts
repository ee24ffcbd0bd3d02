import {LabError} from '../process/lab-error.ts'
import {optionName} from '../process/option-name.ts'
import {shownValue} from '../process/shown-value.ts'
import {withoutCredentials} from '../process/url-credentials.ts'

// deb [options] URI suite components…; a suite that ends with a slash has no components.
const sourceLine = /^deb (?:\[[^\][]*\] )?([A-Za-z+]+):(\S+) [^\s[\]]+(?: [^\s[\]]+)*$/

/** What apt gets packages by from within a new root, and what follows the colon of each. */
const methods: Readonly<Record<string, RegExp>> = {
  https: /^\/\/[^/]/,
  http: /^\/\/[^/]/,
  ftp: /^\/\/[^/]/,
  copy: /^\/[^/]/,
}

const example = 'deb [trusted=yes] https://example.org/debian bookworm main'

/** Characters of a line; no real one has more. */
const longest = 1000

/** Checks one line of apt's sources.list, such as `deb [trusted=yes] https://example.org/debian bookworm main`. */
export function parseAptSource(text: string): string {
  const shown = withoutCredentials(text)
  const wrong = (cause: string, hint = example): LabError =>
    new LabError(`cannot use apt source ${shownValue(shown)}${cause}`, {hint})
  if (shown !== text)
    throw wrong(
      ': every process of this host could read the password in it',
      `take a mirror that asks for none, or download the packages and give each by ${optionName('package')} FILE.deb`,
    )
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) throw wrong(': expected one line, without control characters')
  if (text.length > longest) throw wrong(`: expected at most ${longest} characters`)
  const [, method = '', rest = ''] = sourceLine.exec(text) ?? []
  if (method === '') throw wrong(': expected one line that begins with "deb ", then an address and a suite')
  // apt leaves packages from file: where they are, and dpkg inside the new root cannot see them there.
  if (method === 'file')
    throw wrong(': the image cannot see files of the host', text.replace('file:', 'copy:'))
  const address = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (!address)
    throw wrong(`: expected an address by ${Object.keys(methods).join(', ')}; got ${shownValue(method)}`)
  const isReadable = method === 'copy' || URL.canParse(`${method}:${rest}`)
  if (!address.test(rest) || !isReadable)
    throw wrong(`: expected ${method}:${method === 'copy' ? '/FOLDER' : '//HOST/PATH'}`)
  return text
}
