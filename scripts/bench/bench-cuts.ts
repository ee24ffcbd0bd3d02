import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {processesBelow} from '../../src/providers/embedded/cgroup-tree.ts'
import {trackingCgroup} from '../../src/providers/embedded/machine-cgroups.ts'
import type {FlowReport} from '../../src/report/flow-report.ts'
import {labCgroup} from './cgroup-cpu.ts'
import {figure, spread} from './figures.ts'
import {keepBusy} from './keep-busy.ts'
import {runIn, scenario, thisTree} from './tree.ts'
import {TrueCut} from './true-cut.ts'

const lab = 'bench-cuts'

/** Neighbours and addresses stay while there is no carrier, so that the cut is that of the link and nothing else. */
const labFile = `version: 1
lab: ${lab}
networks:
  lan: { subnet: 192.0.2.0/24 }
machines:
  a: { networks: { lan: 192.0.2.10 } }
  b: { networks: { lan: 192.0.2.20 } }
setup:
  - on: [a, b]
    run: |
      mkdir /etc/systemd/network/05-eth0.network.d
      printf '[Network]\\nIgnoreCarrierLoss=yes\\n' >/etc/systemd/network/05-eth0.network.d/carrier.conf
      networkctl reload
      networkctl reconfigure eth0
  - { on: a, run: "ip neigh replace 192.0.2.20 dev eth0 lladdr 02:fa:c0:00:02:14" }
  - { on: b, run: "ip neigh replace 192.0.2.10 dev eth0 lladdr 02:fa:c0:00:02:0a" }
expect:
  - { from: a, to: b, allow: icmp }
`
const address = '192.0.2.20'

/** Seconds of each cut. */
const lengths = Array.from({length: 20}, (_, index) => 1 + (index % 3))
/** Milliseconds that the interval of a flow may be wide. */
const widest = 60

interface Cut {
  /** For how many seconds the link was to be down. */
  wanted: number
  seen: Interval
  told: Interval
}

interface Interval {
  atLeastMs: number
  atMostMs: number
}

/** Cuts a link for known times while all processors are busy, and compares what fanlab tells with what a witness saw. */
export async function benchCuts(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-bench-'))
  const file = join(folder, 'lab.yaml')
  await writeFile(file, labFile)
  const cuts: Cut[] = []
  try {
    await runIn(thisTree, scenario('up', '--file', file, '--lab', lab, '--reports', folder))
    await keepBusy(async () => {
      for (const wanted of lengths) {
        const cut = await cutFor(wanted, folder)
        cuts.push(cut)
        console.log(shownCut(cut).join('  '))
      }
    })
    printCuts(cuts)
  } finally {
    await runIn(thisTree, scenario('down', '--lab', lab))
    await rm(folder, {recursive: true, force: true})
  }
}

async function cutFor(wanted: number, folder: string): Promise<Cut> {
  const machine = await trackingCgroup({cgroup: await labCgroup(lab)}, 'a')
  const [pid] = await processesBelow(join(machine, 'lxc.payload.a'))
  if (pid === undefined) throw new Error('machine a does not run')
  const witness = await TrueCut.watch(pid, address)
  const result = join(folder, 'result.json')
  const words = ['--for', `${wanted}s`, '--flow', 'a:b', '--lab', lab, '--reports', folder]
  const fault = scenario('fault', 'link lan down at b', ...words, '--result', result)
  const [made] = await Promise.allSettled([runIn(thisTree, fault)])
  const seen = await witness.end()
  if (made.status === 'rejected') throw made.reason
  const {flows} = JSON.parse(await readFile(result, 'utf8')) as {flows: FlowReport[]}
  const told = flows[0]?.outage
  if (!seen || !told)
    throw new Error(`a cut of ${wanted} s was not seen by ${seen ? 'the flow' : 'the witness'}`)
  return {wanted, seen, told}
}

/** Whether the true cut lies in what was told; the witness knows it to a millisecond. */
function isTold({seen, told}: Cut): boolean {
  const middle = (seen.atLeastMs + seen.atMostMs) / 2
  return middle >= told.atLeastMs && middle <= told.atMostMs
}

function shownCut(cut: Cut): string[] {
  const shown = ({atLeastMs, atMostMs}: Interval): string =>
    `${atLeastMs.toFixed(1)} to ${atMostMs.toFixed(1)} ms`
  const verdict = isTold(cut) ? 'it lies there' : 'IT LIES ELSEWHERE'
  return [
    ...[
      `down for ${cut.wanted} s`,
      `the witness saw ${shown(cut.seen)}`,
      `the flow tells ${shown(cut.told)}`,
    ],
    verdict,
  ]
}

function printCuts(cuts: readonly Cut[]): void {
  const right = cuts.filter(isTold).length
  const widths = cuts.map(widthOf)
  figure('cuts that lie in what was told', `${right} of ${cuts.length}`, '')
  const got = Math.max(...widths)
  figure(
    'width of what was told',
    spread(widths, ms => ms.toFixed(1)),
    'ms',
    {most: widest, got},
  )
}

const widthOf = ({told}: Cut): number => told.atMostMs - told.atLeastMs
