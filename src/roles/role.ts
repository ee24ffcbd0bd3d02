import type {CheckContext} from '../lab/check-context.ts'
import type {Endpoint, MissingEndpoint} from '../lab/endpoint.ts'
import type {Lab} from '../lab/lab.ts'
import type {Machine, PlaceHandle} from '../lab/machine.ts'
import type {Need, System} from '../lab/need.ts'
import type {StepContext} from '../lab/step-context.ts'
import type {FoundPlan, RoleName} from '../lab/topology.ts'

/** Where a command can be run: the host's place, a machine, or a container on one. */
export interface FoundPlace {
  /** The machine that the command goes by; of a machine itself and of the host, that. */
  on: PlaceHandle
  /** Goes in front of a command of a container's own. */
  enter(terminal: boolean): readonly string[]
  /** Process on that machine in whose network namespace it is; undefined for the machine's own. */
  pid: number | undefined
  /** The command that tells what runs on that machine, as a person would type it. */
  list: string
}

/** How facts are found that have to survive a reboot. All roles' questions are asked in one command. */
interface StateQuestion {
  /** Shell script that changes nothing, starts no daemon and prints a line for each fact; $1 is the machine's name. */
  script: string
  /** The sentence of a line. */
  fact(line: string): string
}

/** What there is of containers that somebody else than the lab has made. */
export interface FoundNow {
  endpoints: readonly Endpoint[]
  /** Of the name, and not to be asked: a sentence each that tells why. */
  passedOver: readonly string[]
}

/** The software that machines form together, or each for itself. Whatever knows roles knows them by this. */
export interface Role {
  /** By the word of the lab file. */
  readonly name: RoleName
  /** Its software is in the lab's overlay by itself: such a machine needs nothing to join. */
  readonly formsOverlay: boolean
  /** What its machines need beside what every machine does. */
  needs(system: System): readonly Need[]
  /** Archives of the container images that they need, by their names in the machine image. */
  readonly images: readonly string[]
  /** How many inotify instances of root's its software holds on a machine; one at most was measured, and as many again for commands that follow a log. */
  readonly inotifyInstances: number
  /** Units of systemd that its packages bring. */
  readonly units: readonly string[]
  /** Folders for which a machine's own file system is too layered: they have to be on a plain one. */
  readonly plainDirectories: readonly string[]
  /** Versions of what is under test, by package, as that machine has them. */
  versions(machine: Machine): Promise<Record<string, string>>
  /**
   * Starts the software on its machines, now and at each boot, forms what they are together and runs the lab's containers.
   * Where it does not form the overlay, its machines are in it.
   */
  form(context: StepContext): Promise<void>
  /** More machines of the role have come to what is formed; those of the lab are among its machines by then. */
  add(context: StepContext, machines: readonly Machine[]): Promise<void>
  /** Some of its machines, which were not members of the overlay of that name, are by now. */
  joined(context: StepContext, overlay: string, machines: readonly Machine[]): Promise<void>
  /** The lab's own containers where they are now, each found or missing with the reason. */
  endpoints(lab: Lab): Promise<(Endpoint | MissingEndpoint)[]>
  /** Those that run of what setup or a person makes, on whichever machine. */
  find(lab: Lab, wanted: FoundPlan): Promise<FoundNow>
  /** What somebody launched beside them that runs and has an address on the overlay. */
  launched(lab: Lab): Promise<Endpoint[]>
  /** The container of that name on one of those machines, whoever launched it; undefined when there is none. */
  findPlace(name: string, machines: readonly Machine[]): Promise<FoundPlace | undefined>
  /** Resolves when all that runs by itself after a boot does run. Changes nothing. */
  ready(context: StepContext): Promise<void>
  /** undefined where it has no facts. */
  readonly state?: StateQuestion
  /** What is asked of a machine when something failed, by topic: shell commands that only observe and start no daemon. */
  readonly evidence: Readonly<Record<string, readonly string[]>>
  /** What is true of it when it is whole, whatever lab it is in; throws a CheckFailed where it does not hold. */
  readonly invariants: readonly ((context: CheckContext) => Promise<void>)[]
}
