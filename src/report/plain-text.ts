import {stripVTControlCharacters} from 'node:util'

/** What XML 1.0 cannot carry, and the C1 controls, which some terminals obey. Tab and newline stay. */
const unprintable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]/g

/**
 * Text as a terminal would show it in the end, fit for XML and for a log: no colours, no control characters, and of
 * a progress bar that redraws its line by carriage return only the last state.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .toWellFormed()
    .replaceAll(/\r+\n/g, '\n')
    .split('\n')
    .map(lastState)
    .join('\n')
    .replaceAll(unprintable, '')
}

function lastState(line: string): string {
  const end = line.endsWith('\r') ? line.length - 1 : line.length
  return line.slice(line.lastIndexOf('\r', end - 1) + 1, end)
}
