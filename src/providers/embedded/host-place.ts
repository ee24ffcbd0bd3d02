import {placeByChannel} from '../place-by-channel.ts'
import type {Place} from '../provider.ts'
import {enter, type Keeper} from './keeper.ts'
import type {LabPaths} from './paths.ts'

/** The host's own place in the lab: its network namespace, with a copy of the machine image as file system. */
export function labHostPlace(keeper: Keeper, paths: LabPaths): Place {
  const enterRoot = (argv: readonly string[], variables: readonly string[]): string[] => [
    ...enter(keeper),
    ...['chroot', paths.hostRoot, 'env', '-i', ...variables],
    ...argv,
  ]
  return placeByChannel({
    name: 'host',
    // Its own commands are the host's and as fast.
    pace: 1,
    hint: 'the lab is gone: remove it',
    enter: enterRoot,
    attach: enterRoot,
    cause: said => said,
  })
}
