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
 * 32 machines that all ask all. They are on two networks with a router in between: on one segment they would need 992
 * entries of the kernel's neighbour table, which all labs of a host share and which has 1024, and would be asked in parts.
 */
export const manyEndpoints = (lab: string): string => `version: 1
lab: ${lab}
networks:
  left: { subnet: 192.0.2.0/25 }
  right: { subnet: 192.0.2.128/25 }
machines:
  router: { networks: { left: 192.0.2.1, right: 192.0.2.129 }, forward: true }
  l: { count: 16, networks: { left: 192.0.2.10 }, gateway: 192.0.2.1 }
  r: { count: 16, networks: { right: 192.0.2.140 }, gateway: 192.0.2.129 }
groups:
  everyone: [l-*, r-*]
expect:
  - { from: everyone, to: everyone, allow: [icmp, udp, tcp, full-size] }
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
