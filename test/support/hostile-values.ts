// What somebody who wishes harm, or who errs, puts into a value.

/** No value of any flag, input or variable may have one of these in it. */
export const controlCharacters: readonly string[] = [
  'x\u001b[31mred',
  'x\n::error::injected',
  '\n::add-mask::x',
  'x\ry',
  'x\u0007\u0008y',
  'x\u009b31my',
  'x\u2028::stop-commands::y',
]

/** What a message must not have in it, whatever it is about; a line's end is for whoever joins messages. */
export function harmIn(message: string): string[] {
  return [
    ...(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u.test(message.replaceAll('\n', ''))
      ? ['a control character']
      : []),
    ...(/^\s*::/m.test(message) || message.includes('##[') ? ['a command to a CI'] : []),
    ...(/\bat .+:\d+:\d+\)?$/m.test(message) || /TypeError|ReferenceError|ERR_/.test(message)
      ? ['a trace']
      : []),
    ...(message.split('\n').some(line => line.length > 1200) ? ['more than anybody reads'] : []),
  ]
}
