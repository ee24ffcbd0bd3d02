/** The words after the script, whether zx or node started it. */
export function argumentsOf(script: string): string[] {
  const name = script.split('/').at(-1) ?? ''
  const own = process.argv.findIndex((word, index) => index > 0 && word.split('/').at(-1) === name)
  return process.argv.slice(own + 1)
}

/** Those for the scenario: behind `--` stands somebody else's command. */
export function ownWords(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end < 0 ? argv : argv.slice(0, end)
}
