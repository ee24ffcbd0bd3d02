import type {RunResult} from '../process/run.ts'
import type {CommandOptions} from '../providers/provider.ts'
import type {PlaceHandle} from './machine.ts'

/**
 * Runs a command of a lab file's on a place: by bash, as root, with these variables beside the clean environment. It ends
 * with the first command that fails, also in a pipe. Variables travel by standard input: what stands in argv everybody sees.
 */
export const runBash = (
  place: PlaceHandle,
  command: string,
  variables: Readonly<Record<string, string>>,
  options: Pick<CommandOptions, 'timeoutMs' | 'signal'> = {},
): Promise<RunResult> =>
  place.run(['bash', '-c', takeVariables, 'step', command], {
    ...options,
    stdin: Object.entries(variables)
      .map(([name, value]) => `${name}=${value}\0`)
      .join(''),
  })

const takeVariables = `
while IFS= read -r -d '' variable; do export "$variable"; done
exec bash -e -o pipefail -c "$1" step </dev/null`
