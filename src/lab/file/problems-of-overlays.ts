import {isHostIp, parseIp, parseIpPrefix} from '../../process/ip-prefix.ts'
import type {LabFile} from './lab-file.ts'
import type {LocatedProblem} from './located-problem.ts'
import {problemsOfWords} from './problems-of-words.ts'
import {unknownName} from './unknown-name.ts'
import {asList} from './values.ts'

export function problemsOfOverlays(file: LabFile): LocatedProblem[] {
  const {networks, machines, overlays} = file
  return Object.entries(overlays).flatMap(([name, overlay]) => {
    const path = ['overlays', name]
    const {over} = overlay
    const known = Object.keys(networks)
    const network = networks[over]
    if (!network) return [unknownName([...path, 'over'], 'name a network of this file', {value: over, known})]
    if (overlay.type === 'fan') {
      const hasIpv4 = asList(network.subnet).some(subnet => !subnet.includes(':'))
      return [
        ...(hasIpv4
          ? []
          : [
              {
                path: [...path, 'over'],
                rule: 'must have an IPv4 subnet: a fan computes its addresses from IPv4 ones',
                value: over,
              },
            ]),
        ...problemsOfWords(file, [...path, 'members'], overlay.members ?? [], Object.keys(file.groups)),
      ]
    }
    const used = new Map<string, string>()
    return Object.entries(overlay.members).flatMap(([machine, addresses]): LocatedProblem[] => {
      const at = [...path, 'members', machine]
      const own = machines[machine]
      if (!own)
        return [
          unknownName(at, 'name a machine of this file', {
            value: machine,
            known: Object.keys(machines),
            isKey: true,
          }),
        ]
      if (!Object.hasOwn(own.networks, over))
        return [{path: at, rule: `must be on network ${over}, over which the overlay runs`, isKey: true}]
      return asList(addresses).flatMap(value => {
        const twin = used.get(value)
        used.set(value, machine)
        if (twin !== undefined) return [{path: at, rule: `must be free: ${twin} has it`, value}]
        return asList(overlay.prefix).some(prefix => isHostIp(parseIpPrefix(prefix), parseIp(value)))
          ? []
          : [
              {
                path: at,
                rule: `must be an address of a host in ${asList(overlay.prefix).join(' or ')}`,
                value,
              },
            ]
      })
    })
  })
}
