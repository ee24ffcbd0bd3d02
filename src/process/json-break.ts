/**
 * Tells in which line a text stops being JSON. Node's parser tells it for some mistakes only, and in others it repeats
 * what stands there.
 */
export function whereJsonBreaks(text: string): string {
  if (couldGoOn(text)) return `it ends too early, in line ${linesOf(text)}`
  // The longest beginning that could go on ends just before what is wrong.
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (couldGoOn(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return `line ${linesOf(text.slice(0, bad - 1))} has what does not belong there`
}

const linesOf = (text: string): number => text.split('\n').length

/** Whether something could be written behind it that makes it JSON. */
function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    const {message} = error as Error
    const position = /at position (\d+)/.exec(message)?.[1]
    return /^Unexpected end|^Unterminated/.test(message) || Number(position) === beginning.length
  }
}
