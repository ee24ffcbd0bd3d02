import {randomInt} from 'node:crypto'
import {dirname} from 'node:path'
import type {Topology} from '../lab/topology.ts'
import type {Features} from '../providers/provider.ts'
import {describeTopology} from './describe-topology.ts'
import {unknownDistribution} from './for-provider.ts'
import type {RunReport} from './report.ts'
import type {StoryContext} from './story.ts'

/** What of a lab was asked for, or is known of one that is up. */
interface Asked {
  /** Name of the provider. */
  provider: string
  stateDir: string
  /** Engine of the overlay, by the overlay's own words. */
  fan: string
  distribution: string
  /** What LXD, Docker and fans have on machines that were there before may be removed. */
  mayEmpty: boolean
  /** Absolute path of the lab file, where it is not the article's. */
  path: string | undefined
}

/** The context of a story whose lab is not there yet: it comes with its machines, in the step that makes them. */
export function newContext(
  {fan, distribution, mayEmpty, provider, stateDir, path}: Asked,
  features: Features,
  report: RunReport,
  topology: Topology,
  makeMachines: () => Promise<void>,
): StoryContext {
  const {recorder} = report
  const context: Omit<StoryContext, 'lab' | 'provided'> & Partial<StoryContext> = {
    ...{mayEmpty, provider, stateDir},
    folder: path === undefined ? undefined : dirname(path),
    distribution: distribution === unknownDistribution ? undefined : distribution,
    topology,
    engine: fan,
    features,
    makeMachines,
    say: report.say,
    sampleSeed: randomInt(2 ** 32),
    signal: report.signal,
    fact: (name, value) => recorder.setProperty(name, value),
    secret: text => recorder.secret(text),
    witness: report.witness,
    found(endpoints) {
      const here = endpoints.map(({name, address, place}) => ({name, address, machine: place.name}))
      if (context.lab) recorder.describe(describeTopology(context.lab, here), context.lab.topology)
    },
    async timed(kind, what, work) {
      const start = performance.now()
      try {
        return await work()
      } finally {
        recorder.measure(what, kind, performance.now() - start)
      }
    },
  }
  return context as StoryContext
}
