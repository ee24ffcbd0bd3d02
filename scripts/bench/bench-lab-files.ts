/** A machine on its own, with packages. */
export const oneMachine = (lab: string, packages: readonly string[]): string => `version: 1
lab: ${lab}
${packages.length > 0 ? `packages: [${packages.join(', ')}]\n` : ''}networks:
  lan: { subnet: 192.0.2.0/24, host: 192.0.2.1 }
machines:
  one: { networks: { lan: 192.0.2.10 } }
expect:
  - { from: host, to: one, allow: icmp }
`

/**
 * 32 endpoints on one flat fan, eight machines with three namespaces each, that all ask all. On one segment they need more
 * entries than the kernel's neighbour table has, which all labs of a host share, so that they are asked in batches.
 */
export const manyEndpoints = (lab: string): string => `version: 1
lab: ${lab}
networks:
  lan: { subnet: 10.50.1.0/24 }
machines:
  m: { count: 8, networks: { lan: 10.50.1.1 }, role: netns }
overlays:
  wide: { type: fan, prefix: 240.0.0.0/8, over: lan, members: m-* }
containers:
  box: { on: m, count: 24, network: wide }
groups:
  everyone: [m-*, box-*]
expect:
  - { from: everyone, to: everyone, over: wide, allow: [icmp, udp, tcp, full-size] }
`

/** The lab file of frr-triangle with four faults in place of its reboots. */
export function faultsOfTriangle(text: string): string {
  const [lab, reboots] = text.split('\nreboots:')
  if (lab === undefined || reboots === undefined) throw new Error('frr-triangle has no reboots any more')
  return `${lab}
faults:
  - { do: link net13 down, for: 2s, within: 60s }
  - { do: blackhole net12, for: 2s, within: 60s }
  - { do: "loss net13 20%", for: 2s, within: 60s }
  - { do: kill bgpd on r2, for: 2s, within: 60s }
`
}
