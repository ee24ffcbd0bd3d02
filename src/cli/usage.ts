import {type OptionName, optionOf} from './options.ts'

/** The help of a command, which a person runs by these words. */
export function usage(command: string, taken: readonly OptionName[], positionals = ''): string {
  const lines = taken.map(name => {
    const {placeholder = '', help, shownDefault, default: text} = optionOf(name)
    const usual = shownDefault ?? text
    return `  --${`${name} ${placeholder}`.padEnd(42)}${help}${usual === undefined ? '' : ` (default: ${usual})`}`
  })
  return [`usage: ${command} [flags]${positionals && ` ${positionals}`}`, ...lines].join('\n')
}
