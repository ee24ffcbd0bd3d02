export interface LargeLab {
  machines: number
  /** Network namespaces of each machine, which are endpoints beside it. */
  boxes: number
  /** Of each machine, such as `128MiB`; default: the provider's. */
  memory?: string | undefined
}

/** A lab file of that size: a fan and a VXLAN over one network. It asks next to nothing by itself. */
export const largeLab = ({machines, boxes, memory}: LargeLab): string => `version: 1
lab: large
networks:
  lan: { subnet: 10.50.1.0/24 }
machines:
  m: { count: ${machines}, networks: { lan: 10.50.1.1 }, role: netns${memory ? `, memory: ${memory}` : ''} }
overlays:
  wide: { type: fan, prefix: 240.0.0.0/8, over: lan, members: m-* }
  flat: { type: vxlan, prefix: 10.99.0.0/16, over: lan, members: { m: 10.99.1.1 } }
${boxes > 0 ? `containers:\n  box: { on: m, count: ${machines * boxes}, network: wide }\n` : ''}sample: 2000
seed: 1
expect:
  - { id: L1, from: m-1, to: m-2, over: wide, allow: icmp }
`

/** Further rules for it: one answer of each pair, on the fan of everybody, on the VXLAN of the machines. */
export const pairsOfLargeLab = ({boxes}: Pick<LargeLab, 'boxes'>): string => `groups:
  all: ${boxes > 0 ? '[m-*, box-*]' : '[m-*]'}
expect:
  - { id: L2, from: all, to: all, over: wide, allow: icmp }
  - { id: L3, from: m-*, to: m-*, over: flat, allow: icmp }
`
