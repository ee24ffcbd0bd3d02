import type {LabPicture} from '../report/lab-picture.ts'

/** The lab as it is drawn: networks are lines, and what is on them hangs below. */
export interface LabPlan {
  lines: readonly PlannedLine[]
  places: readonly PlannedPlace[]
}

interface PlannedLine {
  name: string
  /** Prefixes, what carries it, MTU. */
  words: readonly string[]
  isOverlay: boolean
}

export interface PlannedPlace {
  name: string
  role: string
  /** Its addresses, by the number of the line. */
  addresses: ReadonlyMap<number, readonly string[]>
  inside: readonly {name: string; address: string}[]
}

export function labPlan(lab: LabPicture): LabPlan {
  const {overlay, vni, mtu} = lab
  const networks = lab.networks ?? [
    {name: 'underlay', prefixes: [lab.underlay], mtu, host: [lab.host.address]},
  ]
  const carried = {
    name: 'overlay',
    words: [overlay ?? '', vni === undefined ? '' : `VXLAN, VNI ${vni}`, `MTU ${mtu}`],
    isOverlay: true,
  }
  const lines: PlannedLine[] = [
    ...networks.map(each => ({
      name: each.name,
      words: [...each.prefixes, `MTU ${each.mtu}`],
      isOverlay: false,
    })),
    ...(overlay === undefined ? [] : [carried]),
  ]
  const host = {
    ...lab.host,
    name: 'host',
    role: '',
    networks: Object.fromEntries(networks.map(each => [each.name, each.host])),
  }
  const machines = lab.machines.map(each => ({
    ...each,
    networks: each.networks ?? {underlay: [each.address]},
  }))
  const here = new Set(['host', ...machines.map(({name}) => name)])
  const contained = lab.endpoints.filter(({name}) => !here.has(name))
  const places = [host, ...machines].map((place): PlannedPlace => {
    const own: Readonly<Record<string, readonly string[]>> = place.networks
    const addresses = networks.map((network, line) => [line, own[network.name] ?? []] as const)
    const above = place.fanAddress === undefined ? [] : [[networks.length, [place.fanAddress]] as const]
    return {
      name: place.name,
      role: place.role,
      addresses: new Map([...addresses, ...above].filter(([, list]) => list.length > 0)),
      inside: contained.filter(({machine}) => machine === place.name).map(plain),
    }
  })
  const homeless = contained.filter(({machine}) => machine === undefined || !here.has(machine))
  const elsewhere = {
    name: 'not found on a machine',
    role: '',
    addresses: new Map(),
    inside: homeless.map(plain),
  }
  const asked = places.filter(({name, addresses}) => name !== 'host' || addresses.size > 0)
  return {lines, places: homeless.length > 0 ? [...asked, elsewhere] : asked}
}

const plain = ({name, address = ''}: {name: string; address?: string}): {name: string; address: string} => ({
  name,
  address,
})
