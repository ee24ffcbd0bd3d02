import test from 'ava'
import {metaPackageOf, parseDepends} from './kernel-packages.ts'

test('of what a kernel depends on, only kernel packages count', t => {
  t.deepEqual(
    parseDepends(`linux-image-cloud-amd64
  Depends: linux-image-6.1.0-56-cloud-amd64
`),
    ['linux-image-6.1.0-56-cloud-amd64'],
  )
  t.deepEqual(
    parseDepends(`linux-image-6.1.0-56-cloud-amd64
  Depends: kmod
  Depends: linux-base
 |Depends: initramfs-tools
  Depends: <linux-initramfs-tool>
    dracut
    initramfs-tools
  Conflicts: linux-image-6.1.0-56-cloud-amd64-unsigned
  Recommends: apparmor
`),
    [],
  )
  t.deepEqual(
    parseDepends(`linux-image-6.8.0-60-generic
  Depends: kmod
 |Depends: linux-base
  Depends: linux-modules-6.8.0-60-generic
`),
    ['linux-modules-6.8.0-60-generic'],
  )
})

test('a host whose kernel packages nobody knows is told so', t => {
  t.regex(metaPackageOf('debian'), /^linux-image-cloud-/)
  t.throws(() => metaPackageOf('fedora'), {
    message:
      'cannot get a kernel for machines of provider qemu: the host is fedora, known are debian, ubuntu',
  })
})
