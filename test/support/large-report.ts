import type {CaseResult, Outcome} from '../../src/report/case.ts'
import type {Report} from '../../src/report/report.ts'
import {reportOf, result, startedAt} from './sample-report.ts'

/** A run on so many machines with three more endpoints on each, where all asked all: one machine is reached by nobody. */
export function largeReport(machines: number): Report {
  const names = Array.from({length: machines}, (_, index) => `m${index + 1}`)
  const endpoints = names.flatMap(machine => [
    {name: machine, kind: 'machine', machine},
    ...['a', 'b', 'c'].map(letter => ({name: `${machine}-${letter}`, kind: 'container', machine})),
  ])
  const lost = new Set(endpoints.filter(({machine}) => machine === 'm7').map(({name}) => name))
  const cells = endpoints.flatMap(({name: source}) =>
    endpoints.flatMap(({name: target}): CaseResult[] => {
      if (source === target) return []
      const outcome: Outcome =
        lost.has(target) && !lost.has(source)
          ? {
              status: 'failed',
              expected: 'an answer',
              got: 'no answer; the question was last seen leaving by eth0 of m7',
            }
          : {status: 'passed'}
      const cell = {source, target, protocol: 'icmp', expected: 'answer' as const}
      return [result('matrix', `${source} reaches ${target} by icmp`, outcome, {cell})]
    }),
  )
  return reportOf([result('bring-up', 'the machines boot', {status: 'passed'}), ...cells], {
    startedAt,
    topology: {
      ...{underlay: '10.1.0.0/16', mtu: 1500, host: {address: '10.1.0.1'}, endpoints},
      networks: [{name: 'lan', prefixes: ['10.1.0.0/16'], mtu: 1500, host: ['10.1.0.1/16']}],
      machines: names.map((name, index) => {
        const address = `10.1.${Math.floor(index / 250)}.${(index % 250) + 2}`
        return {name, role: 'plain', address, networks: {lan: [`${address}/16`]}}
      }),
    },
  })
}
