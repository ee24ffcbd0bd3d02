import {cellsOfRule} from '../expect/rules/cells-of-rules.ts'
import type {LocatedProblem} from '../lab/file/located-problem.ts'
import type {RuleDefinition} from '../lab/file/rule-definition.ts'
import type {Topology} from '../lab/topology.ts'
import {wordsOfAsking} from './words-of-asking.ts'

/** Rules by which nobody is asked: they would prove nothing and look as if they did. Their list is at `above` in its file. */
export const problemsOfIdleRules = (
  topology: Topology,
  rules: readonly RuleDefinition[],
  above: readonly string[] = ['expect'],
): LocatedProblem[] =>
  rules.flatMap((rule, index) =>
    cellsOfRule(topology, rule).length > 0
      ? []
      : [
          {
            path: [...above, String(index)],
            rule: 'must ask somebody: those that it names have no family, place or service in common',
            ...wordsOfAsking(rule, ['allow', 'deny', 'where', 'family', 'over', 'source']),
          },
        ],
  )
