import {optionName} from '../../process/option-name.ts'
import {
  ebpfProblems,
  type FanEngineName,
  type FanFacts,
  type FanUser,
  type FanWish,
  ubuntuProblems,
} from './probe.ts'

interface FanChoice {
  /** Undefined where no engine that was asked for works. */
  engine: FanEngineName | undefined
  /** For `ubuntu` why it works; for `ebpf` every reason against Ubuntu's; for none every reason against each. */
  reasons: string[]
  /** What to do where none works. */
  hints: string[]
}

/**
 * Chooses the engine on one machine. With `auto` Ubuntu's own wins where it is known to work; where it is missing, broken
 * or known to hang the kernel, the ebpf program does. Nothing is chosen where what was asked for does not work.
 */
export function chooseFanEngine(facts: FanFacts, user: FanUser, wish: FanWish = 'auto'): FanChoice {
  const engine = pickEngine(facts, user, wish)
  if (engine === 'ubuntu') {
    const reason = `kernel ${facts.kernel} has fan-map, and its tools know how to ask for it`
    return {engine, reasons: [reason], hints: []}
  }
  if (engine === 'ebpf') return {engine, reasons: ubuntuProblems(facts, user), hints: []}
  const reasons = enginesOf(wish).flatMap(name =>
    problemsOf[name](facts, user).map(problem => `${name}: ${problem}`),
  )
  return {engine, reasons, hints: hintsFor(facts, user, wish)}
}

/** The engines that a wish allows, the preferred one first. */
const enginesOf = (wish: FanWish): readonly FanEngineName[] => (wish === 'auto' ? ['ubuntu', 'ebpf'] : [wish])

const problemsOf = {ubuntu: ubuntuProblems, ebpf: ebpfProblems}

const pickEngine = (facts: FanFacts, user: FanUser, wish: FanWish): FanEngineName | undefined =>
  enginesOf(wish).find(name => problemsOf[name](facts, user).length === 0)

/** A change that a person could make to a machine, and what the machine would be then. */
interface Change {
  words: string
  applies(facts: FanFacts): boolean
  after(facts: FanFacts): FanFacts
}

/** Kernels that the releases came with, and whose fan works with the release's own tools. */
const firstKernels: Readonly<Record<string, string>> = {
  '22.04': '5.15.0-94-generic',
  '24.04': '6.8.0-60-generic',
  '26.04': '7.0.0-12-generic',
}

const newerLxd: Change = {
  words: 'snap refresh lxd --channel=6/stable',
  applies: ({lxd}) => lxd !== undefined && lxd.base !== null,
  after: facts => ({...facts, lxd: {version: '6', base: 'core26'}}),
}
const firstKernel: Change = {
  words: 'boot the kernel that the release came with (apt-get install linux-generic), brought up to date',
  applies: ({os}) => os.id === 'ubuntu' && Object.hasOwn(firstKernels, os.version),
  after: facts => ({...facts, fanVxlan: '4', kernel: firstKernels[facts.os.version] ?? facts.kernel}),
}
const ubuntuFan: Change = {
  words: 'apt-get install ubuntu-fan',
  applies: ({os, ubuntuFan}) => os.id === 'ubuntu' && ubuntuFan === null,
  after: facts => ({...facts, ubuntuFan: '0.12.16'}),
}
const changes: readonly Change[] = [ubuntuFan, newerLxd, firstKernel]

/** What would make a choice possible: another engine, one change of the machine, or machines of another release. */
function hintsFor(facts: FanFacts, user: FanUser, wish: FanWish): string[] {
  const other = pickEngine(facts, user, 'auto')
  const possible = changes.filter(
    change => change.applies(facts) && pickEngine(change.after(facts), user, wish) !== undefined,
  )
  const hints = [...(other ? [`${optionName('fan')} ${other}`] : []), ...possible.map(({words}) => words)]
  return hints.length > 0 ? hints : ['machines of Ubuntu 22.04 with its first kernel and LXD 5.0']
}
