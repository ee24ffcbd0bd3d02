interface LargeLab {
  machines: number
  /** Network namespaces of each machine, which are endpoints beside it. */
  boxes: number
  /** Whether all pairs are asked: on the fan everybody, on the VXLAN the machines. */
  asks: boolean
}

/** A lab file of that size: a fan and a VXLAN over one network, and one answer of each pair. */
export function largeLab({machines, boxes, asks}: LargeLab): string {
  const members = boxes > 0 ? '[m-*, box-*]' : '[m-*]'
  return `version: 1
lab: large
networks:
  lan: { subnet: 10.50.1.0/24 }
machines:
  m: { count: ${machines}, networks: { lan: 10.50.1.1 }, role: netns }
overlays:
  wide: { type: fan, prefix: 240.0.0.0/8, over: lan, members: m-* }
  flat: { type: vxlan, prefix: 10.99.0.0/16, over: lan, members: { m: 10.99.1.1 } }
${boxes > 0 ? `containers:\n  box: { on: m, count: ${machines * boxes}, network: wide }\n` : ''}groups:
  all: ${members}
sample: ${asks ? 2000 : 1}
seed: 1
expect:
${
  asks
    ? `  - { id: L1, from: all, to: all, over: wide, allow: icmp }
  - { id: L2, from: m-*, to: m-*, over: flat, allow: icmp }`
    : '  - { id: L1, from: m-1, to: m-2, over: wide, allow: icmp }'
}
`
}
