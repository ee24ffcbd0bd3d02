import {withDeadline} from './deadline.ts'
import {cleanEnvironment, terminalEnvironment} from './environment.ts'
import type {Place} from './provider.ts'

/**
 * The computer that fanlab runs on, as the host's place in labs whose machines are on a network of its own. `at` are words
 * in front of each command; tests put the host into a network of theirs with it.
 */
export const hostPlace = (at: readonly string[] = []): Place => ({
  name: 'host',
  pace: 1,
  run: (argv, options = {}) =>
    withDeadline(argv, options, command => [...at, 'env', '-i', ...cleanEnvironment, ...command]),
  attach: argv => [...at, 'env', '-i', ...terminalEnvironment(), ...argv],
})
