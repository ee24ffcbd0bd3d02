// src/process/bounded-output.ts
var mostOutput = 16 * 2 ** 20;
var lastBytes = 64 * 2 ** 10;
var BoundedOutput = class {
  #first = [];
  #firstLength = 0;
  /** In order; at least `lastBytes` of what came, as far as it does not fit into the first part. */
  #last = [];
  #lastLength = 0;
  #left = 0;
  push(piece) {
    const room = mostOutput - lastBytes - this.#firstLength;
    const first = piece.subarray(0, Math.max(0, room));
    if (first.length > 0) {
      this.#first.push(first);
      this.#firstLength += first.length;
    }
    if (first.length < piece.length) this.#pushLast(piece.subarray(first.length));
  }
  text() {
    const first = Buffer.concat(this.#first);
    const last = Buffer.concat(this.#last);
    const tooMuch = Math.max(0, last.length - lastBytes);
    const left = this.#left + tooMuch;
    if (left === 0) return Buffer.concat([first, last]).toString();
    return `${first}
[${left} bytes of output left out: ${mostOutput} are kept]
${last.subarray(tooMuch)}`;
  }
  #pushLast(piece) {
    this.#last.push(piece);
    this.#lastLength += piece.length;
    if (this.#lastLength < 4 * lastBytes) return;
    const joined = Buffer.concat(this.#last);
    this.#left += joined.length - lastBytes;
    this.#last = [Buffer.from(joined.subarray(-lastBytes))];
    this.#lastLength = lastBytes;
  }
};

export {
  BoundedOutput
};
