/** Texts that are told once, however often they occur. */
export class TextTable {
  readonly texts: string[] = []
  readonly #places = new Map<string, number>()
  readonly clean: (text: string) => string

  /** @param clean what becomes of each text before it is kept */
  constructor(clean: (text: string) => string) {
    this.clean = clean
  }

  /** Where the text stands. */
  place(text: string): number {
    const known = this.#places.get(text)
    if (known !== undefined) return known
    const place = this.texts.push(this.clean(text)) - 1
    this.#places.set(text, place)
    return place
  }
}
