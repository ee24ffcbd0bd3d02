import * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {missingTools} from '../../process/missing-tools.ts'
import {optionName} from '../../process/option-name.ts'
import type {Problem} from '../../process/problem.ts'
import {readJson} from '../../process/read-json.ts'
import {type Multipass, multipassSaid} from './client.ts'

/** `stop --force` came with 1.14. */
const oldest = [1, 14] as const

/** Every reason why Multipass cannot be used here. */
export async function multipassProblems(
  multipass: Multipass,
  distribution: string,
  {elsewhere}: {elsewhere: boolean},
): Promise<Problem[]> {
  if (!elsewhere && (await missingTools(['multipass'])).length > 0) {
    const hint = process.platform === 'darwin' ? 'brew install --cask multipass' : 'snap install multipass'
    return [{message: 'provider multipass needs Multipass, which the host does not have', hint}]
  }
  const problems: Problem[] = []
  if (!/^(ubuntu-\d\d\.\d\d|debian-1[23])$/.test(distribution)) {
    problems.push({
      message: `provider multipass has no image of ${distribution}`,
      hint: `${optionName('distribution')} ubuntu-22.04, which is the article’s`,
    })
  }
  try {
    return [...problems, ...(await daemonProblems(multipass))]
  } catch (error) {
    if (!(error instanceof LabError)) throw error
    return [...problems, {message: error.message, hint: error.hint ?? 'multipass version'}]
  }
}

async function daemonProblems(multipass: Multipass): Promise<Problem[]> {
  // {"multipass":"1.16.3+…","multipassd":"…"}; the second is not there when the daemon cannot be reached.
  const text = await multipass.succeed('ask Multipass for its version', ['version', '--format', 'json'])
  const version = readJson(
    text,
    z.object({multipass: z.string(), multipassd: z.string().optional()}),
    'the version of Multipass',
  )
  const known = isAtLeast(version.multipass, oldest)
  if (!known) {
    return [
      {
        message: `Multipass ${version.multipass} is too old: ${oldest.join('.')} is the first that can cut the power`,
        hint: 'snap refresh multipass',
      },
    ]
  }
  const listed = await multipass.run(['list', '--format', 'json'])
  if (listed.status === 0) return []
  if (/not authenticated with the Multipass service/i.test(listed.stderr)) {
    return [
      {
        message: 'Multipass does not trust root, and the lab runs as root',
        hint: 'multipass set local.passphrase, as the user who uses it now; then sudo multipass authenticate',
      },
    ]
  }
  return [
    {
      message: `Multipass does not answer: ${multipassSaid(listed)}`,
      hint: version.multipassd === undefined ? 'snap restart multipass' : 'multipass list',
    },
  ]
}

export function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map(part => Number.parseInt(part, 10))
  return a > major || (a === major && b >= minor)
}
