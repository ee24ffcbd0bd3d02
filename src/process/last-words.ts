/** Characters that are kept. */
const most = 4_000

/** The end of what a command says on its standard error: who asks wants the last words. */
export class LastWords {
  #said = ''

  add(piece: Buffer): void {
    this.#said = `${this.#said}${piece}`.slice(-most)
  }

  get text(): string {
    return this.#said.trim()
  }
}
