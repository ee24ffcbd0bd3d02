import test from 'ava'
import {buildError} from './build-error.ts'

const error = (output: string) => buildError('debian-12', output, '/var/lib/fanlab/image-build.log')

test('an archive that cannot be reached is named, with the way to look', t => {
  const {message, hint} = error(
    `Err:1 http://deb.debian.org/debian bookworm InRelease
  Could not resolve 'deb.debian.org'
W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Could not resolve 'deb.debian.org'
E: apt-get update failed`,
  )
  t.regex(
    message,
    /^cannot reach the package archive http:\/\/deb\.debian\.org\/debian.*: .*Could not resolve/,
  )
  t.regex(hint ?? '', /curl -I http:\/\/deb\.debian\.org\/debian\/dists\/bookworm\/InRelease/)
})

test('a package or version that the archives lack is named', t => {
  t.regex(
    error('E: Unable to locate package nosuch\nE: mmdebstrap failed to run').message,
    /^cannot find package nosuch /,
  )
  t.regex(error("E: Version '9.9' for 'lxd' was not found").message, /^cannot find package lxd=9\.9 /)
})

test('packages that do not fit together are named', t => {
  const {message} = error(
    ` lxd : Depends: lxd-client (= 5.0.2-5) but 5.0.2-6 is to be installed
E: Unable to correct problems, you have held broken packages.`,
  )
  t.is(
    message,
    'cannot install package lxd for debian-12: lxd : Depends: lxd-client (= 5.0.2-5) but 5.0.2-6 is to be installed',
  )
})

test('missing keys lead to the package that has them', t => {
  t.is(
    error('W: GPG error: http://x NO_PUBKEY 0E98').hint,
    'apt-get install -y debian-archive-keyring (/usr/share/keyrings/debian-archive-keyring.gpg)',
  )
})

test('what nobody foresaw is told by the line before the failure, with the log', t => {
  const {message, hint} = error(
    `fanlab: machine
chroot: failed to run command 'x': No such file or directory
E: setup failed: E: command failed: /var/lib/fanlab/build-1-2/customize
E: mmdebstrap failed to run`,
  )
  t.is(
    message,
    "cannot build the debian-12 image: chroot: failed to run command 'x': No such file or directory",
  )
  t.is(hint, 'less /var/lib/fanlab/image-build.log')
})
