import {stripTypeScriptTypes} from 'node:module'

/** What NODE_V8_COVERAGE makes a process write of one script. Outer functions and ranges come before inner ones. */
export interface ScriptCoverage {
  url: string
  functions: {ranges: {startOffset: number; endOffset: number; count: number}[]}[]
}

/**
 * How many lines of a TypeScript file have code, and how many of these no process has run. Types and comments are no code;
 * of a line, its first letter counts. Node strips types by spaces, so that offsets are those of the source.
 */
export function uncoveredLines(
  source: string,
  coverages: readonly ScriptCoverage[],
): {total: number; uncovered: number} {
  const code = withoutComments(stripTypeScriptTypes(source))
  const begins = [...code.matchAll(/^[ \t]*(?=\S)/gm)].map(({index, 0: indent}) => index + indent.length)
  const runs = coverages.map(coverage => runCode(coverage, source.length))
  return {
    total: begins.length,
    uncovered: begins.filter(offset => !runs.some(run => run[offset] === 1)).length,
  }
}

/** 1 for each letter that was run. */
function runCode({functions}: ScriptCoverage, length: number): Uint8Array {
  const run = new Uint8Array(length)
  for (const {startOffset, endOffset, count} of functions.flatMap(({ranges}) => ranges))
    run.fill(count > 0 ? 1 : 0, startOffset, endOffset)
  return run
}

/** Comments that stand in lines of their own, as all of ours do. */
const withoutComments = (text: string): string =>
  text.replaceAll(/^[ \t]*(?:\/\/.*|\/\*[\s\S]*?\*\/)/gm, comment => comment.replaceAll(/\S/g, ' '))
