import test from 'ava'
import {loadOrder} from './modules.ts'

// Lines that depmod made for Debian's kernel 6.1.0-56-cloud-amd64.
const modulesDep = `kernel/drivers/block/virtio_blk.ko: kernel/drivers/virtio/virtio_ring.ko kernel/drivers/virtio/virtio.ko
kernel/drivers/net/virtio_net.ko: kernel/drivers/virtio/virtio_ring.ko kernel/drivers/virtio/virtio.ko kernel/drivers/net/net_failover.ko kernel/net/core/failover.ko
kernel/drivers/char/hw_random/virtio-rng.ko: kernel/drivers/virtio/virtio_ring.ko kernel/drivers/virtio/virtio.ko
kernel/drivers/virtio/virtio.ko:
`

test('what a module needs comes before it, and once', t => {
  t.deepEqual(loadOrder(modulesDep, ['virtio_blk', 'virtio_net']), [
    'kernel/drivers/virtio/virtio.ko',
    'kernel/drivers/virtio/virtio_ring.ko',
    'kernel/drivers/block/virtio_blk.ko',
    'kernel/net/core/failover.ko',
    'kernel/drivers/net/net_failover.ko',
    'kernel/drivers/net/virtio_net.ko',
  ])
})

test('dashes and underlines are the same in a module’s name; what is built in is left out', t => {
  t.deepEqual(
    loadOrder(modulesDep, ['virtio_rng', 'ext4']).at(-1),
    'kernel/drivers/char/hw_random/virtio-rng.ko',
  )
})
