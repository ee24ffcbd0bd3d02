import {withDeadline} from '../deadline.ts'
import {cleanEnvironment, terminalEnvironment} from '../environment.ts'
import type {Place} from '../provider.ts'
import {enter, type Keeper} from './keeper.ts'
import type {LabPaths} from './paths.ts'

/** The host's own place in the lab: its network namespace, with a copy of the machine image as file system. */
export function hostPlace(keeper: Keeper, paths: LabPaths): Place {
  const inside = (argv: readonly string[], variables: readonly string[]): string[] => [
    ...enter(keeper),
    ...['chroot', paths.hostRoot, 'env', '-i', ...variables],
    ...argv,
  ]
  return {
    name: 'host',
    // Its own commands are the host's and as fast.
    pace: 1,
    run: (argv, options = {}) => withDeadline(argv, options, command => inside(command, cleanEnvironment)),
    attach: argv => inside(argv, terminalEnvironment()),
  }
}
