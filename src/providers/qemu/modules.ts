/**
 * The files of kernel modules, in the order in which they have to be loaded, of modules.dep:
 *
 *     kernel/drivers/block/virtio_blk.ko: kernel/drivers/virtio/virtio.ko kernel/drivers/virtio/virtio_ring.ko
 *
 * The last one named has to come first. What is built into the kernel is not there and left out.
 */
export function loadOrder(modulesDep: string, names: readonly string[]): string[] {
  const lines = modulesDep.split('\n').map(line => line.split(/:\s*/))
  const order: string[] = []
  for (const name of names) {
    const [file, needed = ''] =
      lines.find(([path = '']) => /([^/]+)\.ko(\.\w+)?$/.exec(path)?.[1]?.replaceAll('-', '_') === name) ?? []
    if (!file) continue
    for (const path of [...needed.split(' ').filter(Boolean).reverse(), file])
      if (!order.includes(path)) order.push(path)
  }
  return order
}
