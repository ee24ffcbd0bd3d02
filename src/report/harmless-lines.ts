import {plainText} from './plain-text.ts'

/**
 * Lines that no CI takes for a command, whatever the text says. GitHub's runner trims a line before it looks for `::`,
 * so an indent alone does not help, and it finds the older `##[command]` anywhere in a line.
 */
export function harmlessLines(text: string): string[] {
  return withoutOldCommands(plainText(text).replace(/\n+$/, ''))
    .split('\n')
    .map(line => `  | ${line}`)
}

/** Text of ours that quotes what a machine said, within a line that begins with our own words. */
export function withoutOldCommands(text: string): string {
  return text.replaceAll('##[', '## [')
}

/** A message of ours in lines of its own; one that quotes what a tool said may have lines that a CI would obey. */
export const harmlessMessage = (text: string): string =>
  withoutOldCommands(plainText(text))
    .split('\n')
    .map(line => (/^\s*::/.test(line) ? `  | ${line}` : line))
    .join('\n')
