/** Characters of a value that a message shows; more would hide the message. */
const mostShown = 120

/** What JSON leaves as it is, and a terminal or a reader's eye may obey: C1 controls, marks of direction, lines' ends. */
const deceiving = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/**
 * A value of somebody else's as a message shows it, wherever it comes from: in quotes, on one line, cut, and with
 * nothing in it that a terminal, a log or a CI could take for more than text.
 */
export function shownValue(value: unknown): string {
  const isText = typeof value === 'string'
  const whole = isText ? value : (JSON.stringify(value) ?? 'nothing')
  const part = whole.slice(0, mostShown).toWellFormed()
  const safe = (isText ? JSON.stringify(part) : part)
    .replaceAll(deceiving, escaped)
    // GitHub's runner finds its older commands anywhere in a line.
    .replaceAll('##[', String.raw`##\u005b`)
  return whole.length > mostShown ? `${safe}… (${whole.length} characters)` : safe
}

const escaped = (character: string): string =>
  String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
