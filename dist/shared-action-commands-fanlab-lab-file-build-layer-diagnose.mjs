// src/image/image-digest.ts
import { createHash } from "node:crypto";
import { read, writeFileSync } from "node:fs";
import { promisify } from "node:util";
var isImageDigest = (text) => /^sha256:[0-9a-f]{64}$/.test(text);
var digestOf = (fd) => digestWhile(fd, () => {
});
var copyWithDigest = (fd, target) => digestWhile(fd, (piece) => writeFileSync(target, piece));
var readAt = promisify(read);
async function digestWhile(fd, use) {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(1 << 20);
  for (let position = 0; ; ) {
    const { bytesRead } = await readAt(fd, buffer, 0, buffer.length, position);
    if (bytesRead === 0) return `sha256:${hash.digest("hex")}`;
    const piece = buffer.subarray(0, bytesRead);
    hash.update(piece);
    use(piece);
    position += bytesRead;
  }
}

export {
  isImageDigest,
  digestOf,
  copyWithDigest
};
