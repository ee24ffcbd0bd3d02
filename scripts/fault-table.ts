import {readFileSync} from 'node:fs'
import * as z from 'zod'

/**
 * Prints the table fault → outage of each flow → recovery in docs/labs, of runs of `fanlab faults` on several providers:
 *
 *     bin/fanlab faults --provider lxc --result lxc.json --timings lxc-times.json
 *     node scripts/fault-table.ts lxc=lxc.json,lxc-times.json uml=uml.json,uml-times.json
 */
const resultFile = z.object({
  flows: z.array(
    z.object({
      name: z.string(),
      outage: z.object({atLeastMs: z.number(), atMostMs: z.number()}).optional(),
      ended: z.string().optional(),
    }),
  ),
})
const timesFile = z.object({phases: z.array(z.object({name: z.string(), total: z.number()}))})

const read = <T>(file: string, schema: z.ZodType<T>): T =>
  schema.parse(JSON.parse(readFileSync(file, 'utf8')))

const runs = process.argv.slice(2).map(word => {
  const [, provider = '', result = '', times = ''] = /^(\w+)=([^,]+),([^,]+)$/.exec(word) ?? []
  if (provider === '') {
    console.error(`"${word}" is no PROVIDER=RESULT,TIMES`)
    process.exit(64)
  }
  const {phases} = read(times, timesFile)
  const recovery = phases.flatMap(({name, total}) =>
    name.startsWith('after ') ? [[name.slice('after '.length), total] as const] : [],
  )
  return {provider, flows: read(result, resultFile).flows, recovery: new Map(recovery)}
})

type Flow = z.infer<typeof resultFile>['flows'][number]

const shown = (flow: Flow | undefined): string => {
  if (!flow) return '–'
  if (flow.ended !== undefined) return 'did not survive'
  if (!flow.outage) return 'none'
  return `${seconds(flow.outage.atLeastMs)} to ${seconds(flow.outage.atMostMs)} s`
}
const seconds = (ms: number): string => (ms / 1000).toFixed(2)

/** `a reaches b on net by icmp during X` as fault and way. */
const parts = (name: string): {fault: string; way: string} => {
  const [, who = '', by = '', fault = ''] = /^(.*?) by (.*?) during (.*)$/.exec(name) ?? []
  return {fault, way: `${who.replace(' reaches ', ' → ')}, ${by}`}
}

const names = [...new Set(runs.flatMap(({flows}) => flows.map(({name}) => name)))]
const faults = [...new Set(names.map(name => parts(name).fault))]
const cell = (text: string): string => text.replaceAll('|', String.raw`\|`)
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`

console.log(row('fault', 'flow', ...runs.map(({provider}) => provider)))
console.log(row('---', '---', ...runs.map(() => '---')))
for (const fault of faults) {
  const own = names.filter(name => parts(name).fault === fault)
  for (const [index, name] of own.entries())
    console.log(
      row(
        index === 0 ? fault : '',
        parts(name).way,
        ...runs.map(({flows}) => shown(flows.find(flow => flow.name === name))),
      ),
    )
  const again = runs.map(({flows, recovery}) => {
    const total = recovery.get(fault)
    // One that was skipped has no flows.
    const isMade = flows.some(({name}) => parts(name).fault === fault)
    return total === undefined || !isMade ? '–' : `after ${(total / 1000).toFixed(1)} s`
  })
  console.log(row('', 'all is as before, and asked', ...again))
}
