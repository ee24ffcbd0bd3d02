/** The word as a POSIX shell takes it literally. */
export const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`
