import {articleTopology} from '../lab/article-topology.ts'
import {overlayProblems} from '../overlays/overlay-problems.ts'
import type {InputProblem, Naming} from '../process/input-problem.ts'
import {formatPrefix, type Prefix, parsePrefix} from '../process/prefix.ts'
import {defaultOf} from './options.ts'

interface Prefixes {
  underlay: Prefix
  overlay: Prefix
  problems: readonly InputProblem[]
}

/** Reads the networks of machines and fan, and tells every rule that they break, alone or together. */
export function readPrefixes(underlayText: string, overlayText: string): Prefixes {
  const problems: InputProblem[] = []
  const read = (flag: 'underlay' | 'overlay', text: string): Prefix => {
    try {
      return parsePrefix(text)
    } catch (error) {
      problems.push({tell: name => `${name(flag)}: ${(error as Error).message}`})
      return parsePrefix(defaultOf(flag))
    }
  }
  const [underlay, overlay] = [read('underlay', underlayText), read('overlay', overlayText)]
  // One that cannot be read says nothing about the other one.
  if (problems.length > 0) return {underlay, overlay, problems}
  const pair = [formatPrefix(underlay), formatPrefix(overlay)] as const
  // As they were given: the lab's own have no bits of hosts any more.
  const own = articleTopology(underlay, overlay)
  const overlays = own.overlays.map(each => (each.type === 'fan' ? {...each, prefix: overlay} : each))
  const topology = {...own, underlay, overlays}
  const broken = overlayProblems(topology).map(rule => ({
    tell: (name: Naming) =>
      `${name('underlay')} ${pair[0]} and ${name('overlay')} ${pair[1]} are not a valid fan pair: ${rule}`,
  }))
  return {underlay, overlay, problems: broken}
}
