import {isMaskable} from '../process/maskable.ts'
import {withoutCredentials} from '../process/url-credentials.ts'

const mask = '***'

/** Base64 of `{"server_name":`, which is how every join token of LXD begins. */
const joinToken = /eyJzZXJ2ZXJfbmFtZSI6[\w+/-]*={0,2}/g

/** To the end of the text when the block is cut off: half a key is a secret, too. */
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g

/** Takes secrets out of all that is written: GitHub masks its own log, but no file. */
export class Redactor {
  readonly #secrets = new Set<string>()

  /** How many secrets are known; with one more the same text may be masked in another way. */
  get secrets(): number {
    return this.#secrets.size
  }

  /** From now on `secret`, each of its lines, and what it carries when it is a join token, are masked. */
  add(secret: string): void {
    const lines = secret.split('\n').filter(line => !line.startsWith('-----'))
    for (const part of [secret, ...lines, innerSecret(secret)]) {
      const trimmed = part?.trim() ?? ''
      if (isMaskable(trimmed)) this.#secrets.add(trimmed)
    }
  }

  redact(text: string): string {
    // A token that nobody registered still tells the secret that it carries.
    for (const [token] of text.matchAll(joinToken)) this.add(token)
    let clean = text.replaceAll(privateKey, mask)
    // Longest first: a secret may be part of another.
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      clean = clean.replaceAll(secret, mask)
    }
    return withoutCredentials(clean.replaceAll(joinToken, mask))
  }
}

/**
 * The secret inside a join token: base64 of JSON such as
 * `{"server_name":"lxd-2","fingerprint":"5a…","addresses":["10.79.89.154:8443"],"secret":"1f…","expires_at":"2026-…"}`.
 */
function innerSecret(token: string): string | undefined {
  try {
    const {secret} = JSON.parse(Buffer.from(token.trim(), 'base64').toString())
    return typeof secret === 'string' ? secret : undefined
  } catch {
    return undefined
  }
}
