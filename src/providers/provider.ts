import type {HostNeeds} from '../host/host-needs.ts'
import type {OpenCommand, OpenCommandEvents} from '../process/open-command.ts'
import type {Problem} from '../process/problem.ts'
import type {RunResult} from '../process/run.ts'

/** Milliseconds that a command may take when nothing is said. */
export const defaultDeadline = 60_000

export interface CommandOptions {
  stdin?: string | Uint8Array
  /** Deadline in milliseconds, enforced inside the machine. Default: `defaultDeadline`. */
  timeoutMs?: number
  signal?: AbortSignal
}

/** Somewhere a command can be run: a machine, or the host's own place in the lab. */
export interface Place {
  readonly name: string
  /**
   * How many times longer than in a container things may take here: 1 or more. What waits for the place multiplies its
   * deadlines by it; the deadline of a single command is taken as it is given.
   */
  readonly pace: number
  /** It was there before the lab, and may have ways out of it, such as a default route. */
  readonly hasOwnWays?: boolean
  /** Runs argv as root, in a clean environment, whatever its exit status. Throws only when the place cannot be reached. */
  run(argv: readonly string[], options?: CommandOptions): Promise<RunResult>
  /**
   * Starts argv as `run` does, for as long as somebody talks to it. It is ended inside the place, with all of its process
   * group, when it is closed, when the way there breaks, and when this process ends, which it does not keep from ending.
   * `onEnd` is called once, in any case, also where the place cannot be reached.
   */
  open(argv: readonly string[], events: OpenCommandEvents): OpenCommand
  /**
   * argv of a command of the host's that runs the given argv there with the caller's own streams. With a terminal the
   * caller's standard input and output are one; without, none of the streams it gets may be one.
   */
  attach(argv: readonly string[], terminal: boolean): readonly string[]
}

/** A layer-2 segment of a lab. What is not on it reaches it only through a machine that forwards. */
export interface NetworkSpec {
  /** 1 to 20 characters of a-z, 0-9 and '-'. */
  name: string
  /** In CIDR notation without host bits, such as 10.79.89.0/24: one of IPv4, one of IPv6, or both. */
  prefixes: readonly string[]
  /** MTU in bytes, on machines and on the host's place; 1500 but for providers with `chosenMtu`. */
  mtu: number
  /** The host's own addresses there, such as 10.79.89.1/24; none where it has no part. */
  host: readonly string[]
  /** How machines get their IPv4 addresses: by DHCP, for which the host has one there, or as IPv6 ones, by files of their own. */
  addressing: 'dhcp' | 'static'
  /** Machines get out of the lab by the host's IPv4 address there, and to the host's resolver. */
  outside?: boolean
}

/** A machine's interface on a network. */
export interface InterfaceSpec {
  /** Name of the network. */
  network: string
  /** Its name on the machine: eth0, eth1 and so on, in this order. */
  device: string
  /** With the network's length, such as 10.79.89.132/24; at most one of IPv4 by DHCP. */
  addresses: readonly string[]
  /** Addresses of the default routes by it: none, one of IPv4, one of IPv6, or both. */
  gateways: readonly string[]
}

/** What a provider makes. */
export interface MachineSpec {
  name: string
  /** At least one; no two on the same network. */
  interfaces: readonly InterfaceSpec[]
  /** Whether it passes on packets that are for others, of both families. */
  forward: boolean
  cpus: number
  /** Bytes. */
  memory: number
  /** Bytes of its disk, for providers that hold machines to one; where nothing is said it is that of the article, 10 GiB. */
  disk?: number
  /** Absolute directories of the machine that must be on a plain file system (Docker's overlay2 does not stack). */
  plainDirectories: readonly string[]
}

export interface LabSpec {
  /** Name of the lab: 1 to 20 characters of a-z, 0-9 and '-'. */
  name: string
  /** At least one. The first is that of the machines' overlay, where there is one. */
  networks: readonly [NetworkSpec, ...NetworkSpec[]]
  /** Prefixes that are the lab's own beside those of its networks: no way out leads there. */
  ownPrefixes?: readonly string[]
  /**
   * Every machine that the lab has or may get, with its addresses without length: names that resolve on all machines and,
   * where that is made for the lab, in the host's place. The host's own name is not among them.
   */
  names: readonly {name: string; addresses: readonly string[]}[]
  /** Directory of the unpacked machine image. */
  image: string
  /** Directories of the unpacked images of machines that run another one, by their names; where providers can. */
  images?: Readonly<Record<string, string>>
  /** Directories of what machines have above their image, by their names. Only for providers whose machines run that image. */
  layers: Readonly<Record<string, string>>
}

/** What the provider holds a machine to; undefined where it does not. */
export interface Resources {
  cpus: number | undefined
  /** Bytes. */
  memory: number | undefined
  /** Bytes. */
  disk: number | undefined
}

/** A machine as its provider gives it; everything nicer is written once, in lab/machine.ts. */
export interface ProvidedMachine extends Place {
  /** Orderly restart; resolves when it was asked for, not when it is done. */
  restart(): Promise<void>
  /** Orderly shutdown; resolves when nothing of it runs. A provider that could not start it again leaves it out. */
  shutDown?(): Promise<void>
  /** Ends the machine at once, as pulling the plug does. Resolves when nothing of it runs. */
  cutPower(): Promise<void>
  /** Starts a machine that does not run. */
  start(): Promise<void>
  /** Holds all of its processes where they are; resolves when none runs. The network and disks of the machine stay. */
  freeze?(): Promise<void>
  /** Lets them go on. Does nothing where they run. */
  thaw?(): Promise<void>
  /** The limits that are in force now. */
  resources(): Promise<Resources>
  /** What the machine's console showed so far. */
  console(): Promise<string>
}

export interface Features {
  /** Machines have kernels of their own. */
  ownKernel: boolean
  /** Power can be cut without an orderly shutdown. */
  powerCut: boolean
  /** Machines run the lab's own image; others get installed what they lack. */
  ownImage: boolean
  /** Each machine can run an image of its own. */
  machineImages: boolean
  /**
   * Whether machines and host get the addresses that the lab asks for; otherwise `ProvidedLab.underlay` tells what they
   * have. asked: only where its networks are more than the one that any provider makes, see `choosesAddresses`.
   */
  chosenAddresses: 'always' | 'asked' | 'never'
  /** The underlay has the MTU that the lab asks for; otherwise it is Ethernet's. */
  chosenMtu: boolean
  /** What the lab finds and has to leave as it was. */
  adopts: Adoption
  /** How many networks a lab may have. */
  networks: 'one' | 'many'
  /** What was asked of the provider that leaves a lab only one network, such as a flag; undefined where nothing was. */
  oneNetworkBy?: string
  /** Machines and host get the IPv6 addresses that the lab asks for. */
  ipv6: boolean
  /** Machines can have their addresses from files of their own, without a server that gives them. */
  staticAddresses: boolean
  /**
   * What can be done to a machine's link outside of the machine, at the end that `ProvidedLab.portOf` names: nothing ·
   * its packets · its packets and its carrier, which the machine sees.
   */
  links: 'none' | 'packets' | 'carrier'
  /** All processes of a machine can be held outside of it: `ProvidedMachine.freeze`. */
  freeze: boolean
  /** Machines have nothing but the lab's networks; others may have networks of the provider's beside them. */
  onlyUnderlay: boolean
}

/**
 * nothing: machines and the host's place are made for the lab and go with it · host: the host's place is the computer
 * itself · everything: the machines were there before, too.
 */
type Adoption = 'nothing' | 'host' | 'everything'

/** The underlay as it is found on machines whose provider gives the addresses. */
export interface Underlay {
  /** Each machine's address there, with the network's length, such as 10.97.0.20/24. */
  addresses: Readonly<Record<string, string>>
  /** The host's addresses in the same form, one of which may be on the underlay; or why it can have no part in the lab. */
  host: {addresses: readonly string[]} | {absent: string}
}

export interface ProvidedLab {
  readonly spec: LabSpec
  /** The host's place in the lab, at the addresses that the networks of spec give it where addresses are chosen. */
  readonly host: Place
  /** MUST return the existing machine of that name when there is one. The machine is started. */
  create(spec: MachineSpec): Promise<ProvidedMachine>
  /**
   * How many machines may boot at once, 1 or more. Where each has a kernel of its own on the processors of this host, many
   * are up no sooner together than in turn, and systemd's own time-outs end what they start. Without it, all of a lab.
   */
  readonly bootsAtOnce?: number
  /** The machines of this lab and of no other. */
  list(): Promise<ProvidedMachine[]>
  /**
   * Name of the lab's end of the link of a machine's interface, counted from 0, among the interfaces of the host's place:
   * taking it down cuts the link. Providers whose links have no such end leave it out.
   */
  portOf?(machine: string, index: number): string
  /** The underlay of the machines that exist. Providers that do not choose addresses MUST have it. */
  underlay?(): Promise<Underlay>
  /** Why no machine of that name can be made; undefined when create can. Without it, create can make any. */
  lacks?(machine: string): string | undefined
}

export interface Provider {
  readonly name: string
  readonly features: Features
  readonly needs: HostNeeds
  /**
   * Every reason why this provider cannot run here, all at once; empty when it can. A provider whose machines were there
   * before looks whether it has those of the given names.
   */
  check(machines?: readonly string[]): Promise<Problem[]>
  /** What its machines run, such as ubuntu-22.04, where that is not the lab's own image; undefined when nobody knows. */
  readonly distribution?: string | undefined
  /** Makes the lab. MUST return the existing lab of that name when there is one. */
  open(spec: LabSpec): Promise<ProvidedLab>
  /** The lab of that name as it is; undefined when it does not run. */
  find(spec: LabSpec): Promise<ProvidedLab | undefined>
  /** Removes all that the lab of that name left, however incomplete. MUST succeed when there is nothing. */
  destroy(labName: string): Promise<void>
}
