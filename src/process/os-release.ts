/** What /etc/os-release tells of a system, with the defaults of os-release(5). */
export interface OsRelease {
  /** Such as debian or ubuntu. */
  id: string
  /** Such as 12 or 24.04; empty where a rolling system has none. */
  version: string
  /** For people, such as "Debian GNU/Linux 12 (bookworm)". */
  name: string
}

/** Reads the text of /etc/os-release: a line NAME=VALUE for each field, quoted as in a shell, the last one counts. */
export function parseOsRelease(text: string): OsRelease {
  const field = (name: string): string | undefined => {
    const value = [...text.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].at(-1)?.[1]?.trim()
    return value && unquoted(value)
  }
  return {
    id: field('ID') ?? 'linux',
    version: field('VERSION_ID') ?? '',
    name: field('PRETTY_NAME') ?? 'Linux',
  }
}

function unquoted(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1)
  const inner = /^".*"$/.test(value) ? value.slice(1, -1) : value
  return inner.replace(/\\(.)/g, '$1')
}
