import type {Sabotage} from '../../../src/api/index.ts'
import {bootActs} from './boot-acts.ts'
import {containerActs} from './container-acts.ts'
import {dockerActs} from './docker-acts.ts'
import {fanActs} from './fan-acts.ts'
import {hookActs} from './hook-acts.ts'
import {networkActs} from './network-acts.ts'
import {wayOutActs} from './way-out-acts.ts'

/** Every act of sabotage, from the fan outwards. */
export const sabotages: readonly Sabotage[] = [
  ...fanActs,
  ...networkActs,
  ...containerActs,
  ...dockerActs,
  ...hookActs,
  ...wayOutActs,
  ...bootActs,
]
