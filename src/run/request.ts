import type {ImageTrust} from '../image/image-trust.ts'
import type {LabFile} from '../lab/file/lab-file.ts'
import type {KeepLimit} from '../lab/record.ts'
import type {FanWish} from '../overlays/fan/probe.ts'
import type {ProviderSettings} from '../providers/settings.ts'

/** What a run needs, whoever asks for it: a command line, or a workflow by one. */
export interface Request {
  lab: RequestedLab
  provider: RequestedProvider
  /** The engine of the fan; without it the one that is usual for the provider. */
  fan?: FanWish
  image: RequestedImage
  retention: Retention
  outputs: Outputs
  /** Absolute path. Where labs and unpacked images are kept; root's. */
  stateDir: string
}

interface RequestedLab {
  name: string
  /** For whom the lab is; empty for nobody in particular. */
  label: string
  /** What the lab consists of. */
  file: LabFile
  /** Absolute path of the lab file, where it is not the article's; what it names lies in its folder. */
  path?: string
  /** Whoever asks has chosen the machines' network; a provider that gives the addresses itself cannot have it. */
  choseNetwork: boolean
}

interface RequestedProvider {
  /** A provider's name, or `auto` for the best one here. */
  name: string
  settings: ProviderSettings
  /** What LXD, Docker and fans have on machines that were there before may be removed. */
  empty: boolean
  /** What the host lacks may be installed. */
  install: boolean
  /** Limits of the host's kernel may be raised as long as the lab is there. */
  raiseLimits: boolean
}

/** What the machines' image is made of. */
export interface RequestedImage {
  distribution: string
  /** Lines of apt's sources.list. */
  aptSources: readonly string[]
  /** NAME, NAME=VERSION or FILE.deb. */
  packages: readonly string[]
  /** Which machine images are taken beside those that this host has built. */
  trust: ImageTrust
}

/** Whether the lab stays after the run. */
interface Retention {
  keep: boolean
  keepOnFailure: boolean
  /** When a kept lab may be swept. */
  limit: KeepLimit
}

/** What a run writes for whoever asked. Paths are absolute, or empty for no such file. */
export interface Outputs {
  /** Folder of reports, summary and evidence. */
  reports: string
  result: string
  timings: string
  /** The job of a CI that the run is part of; empty at a desk. */
  job: string
}

/** What --provider may be beside a provider's name: the best one here. */
export const autoProvider = 'auto'

/** What machines run where nobody chooses, and what container images are always made of. */
export const usualDistribution = 'debian-12'

/** The engine that machines with the lab's own image have where nobody chooses. */
export const usualFan: FanWish = 'ebpf'
