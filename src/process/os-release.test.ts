import test from 'ava'
import {parseOsRelease} from './os-release.ts'

/** Debian 12's own file. */
const bookworm = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`

test('Debian 12 is read', t => {
  t.deepEqual(parseOsRelease(bookworm), {id: 'debian', version: '12', name: 'Debian GNU/Linux 12 (bookworm)'})
})

test('a field is not taken for another one whose name ends alike', t => {
  t.is(parseOsRelease('BUILD_ID=x\nVARIANT_ID=server\nID=ubuntu\n').id, 'ubuntu')
})

test('quotes and escapes are those of a shell', t => {
  t.is(parseOsRelease(`PRETTY_NAME='A "B"'`).name, 'A "B"')
  t.is(parseOsRelease(String.raw`PRETTY_NAME="costs \$5 \"net\""`).name, 'costs $5 "net"')
})

test('of a field that stands there twice the last one counts', t => {
  t.is(parseOsRelease('VERSION_ID=1\nVERSION_ID="2"\n').version, '2')
})

test('what is missing has the defaults of os-release(5)', t => {
  t.deepEqual(parseOsRelease(''), {id: 'linux', version: '', name: 'Linux'})
})
