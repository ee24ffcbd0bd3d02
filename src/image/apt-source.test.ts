import test from 'ava'
import {parseAptSource} from './apt-source.ts'

test('an apt source is one line for packages', t => {
  for (const line of [
    'deb http://deb.debian.org/debian bookworm-backports main',
    'deb [trusted=yes arch=amd64] https://example.org/debian bookworm main contrib',
    'deb [trusted=yes] copy:/srv/packages ./',
  ]) {
    t.is(parseAptSource(line), line)
  }
})

test('anything else is refused', t => {
  for (const line of [
    '',
    'deb',
    'deb-src http://x y main',
    'http://x',
    'deb http://x',
    'deb http://x y main\ndeb http://z y main',
  ]) {
    t.throws(() => parseAptSource(line), {message: /^cannot use apt source "/}, line)
  }
})

test('a source that only the host can see is refused with one that works', t => {
  const error = t.throws(() => parseAptSource('deb [trusted=yes] file:/srv/packages ./'))
  t.is((error as {hint?: string}).hint, 'deb [trusted=yes] copy:/srv/packages ./')
})

test('a source with a password is refused, and the password is not told', t => {
  for (const line of [
    'deb https://ann:topsecret@example.org/debian bookworm main',
    'https://topsecret@example.org',
  ])
    t.notRegex(
      t.throws(() => parseAptSource(line), {message: /:\/\/\*\*\*@/})?.message ?? 'topsecret',
      /topsecret/,
    )
})

test('an address on the web is one that can be read as such', t => {
  for (const address of ['http://[::1/', 'https://a:b/', 'http://a:99999/']) {
    const act = (): string => parseAptSource(`deb ${address} bookworm main`)
    t.throws(act, {message: /^cannot use apt source /}, address)
  }
  t.notThrows(() => parseAptSource('deb http://[2001:db8::1]:8080/debian bookworm main'))
})
