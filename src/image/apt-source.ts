import {LabError} from '../process/lab-error.ts'
import {withoutCredentials} from '../process/url-credentials.ts'

// deb [options] URI suite components…; a suite that ends with a slash has no components.
const sourceLine = /^deb (?:\[[^\]\n]*\] )?([a-z+]+):\S+ \S+(?: [^\s[\]]+)*$/

/** Checks one line of apt's sources.list, such as `deb [trusted=yes] https://example.org/debian bookworm main`. */
export function parseAptSource(text: string): string {
  const shown = withoutCredentials(text)
  if (shown !== text) {
    throw new LabError(
      `cannot use apt source ${JSON.stringify(shown)}: every process of this host could read the password in it`,
      {
        hint: 'take a mirror that asks for none, or download the packages and give each by --package FILE.deb',
      },
    )
  }
  const match = sourceLine.exec(text)
  if (!match) {
    throw new LabError(
      `cannot use apt source ${JSON.stringify(text)}: expected one line that begins with "deb ", then an address and a suite`,
      {hint: 'deb [trusted=yes] https://example.org/debian bookworm main'},
    )
  }
  if (match[1] === 'file') {
    // apt leaves packages from file: where they are, and dpkg inside the new root cannot see them there.
    throw new LabError(
      `cannot use apt source ${JSON.stringify(text)}: the image cannot see files of the host`,
      {
        hint: text.replace('file:', 'copy:'),
      },
    )
  }
  return text
}
