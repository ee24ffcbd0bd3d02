import type {Sabotage} from '../../../src/api/index.ts'
import {containerActs} from './container-acts.ts'
import {dockerActs} from './docker-acts.ts'
import {fanActs} from './fan-acts.ts'
import {hookActs} from './hook-acts.ts'
import {networkActs} from './network-acts.ts'

/** Every act of sabotage, from the fan outwards. */
export const sabotages: readonly Sabotage[] = [
  ...fanActs,
  ...networkActs,
  ...containerActs,
  ...dockerActs,
  ...hookActs,
]
