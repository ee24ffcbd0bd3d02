import {homedir} from 'node:os'
import {type Owner, sudoCaller} from '../process/owner.ts'
import {run} from '../process/run.ts'
import {cacheFolder} from './options.ts'

/** For whom the scenario runs: whoever used sudo, or this process's own user. */
export interface Caller {
  /** Who gets what is written to workspace and cache; undefined when that is this process's own user. */
  owner: Owner | undefined
  cacheDir: string
}

export async function findCaller(): Promise<Caller> {
  const owner = sudoCaller()
  if (!owner) return {owner, cacheDir: cacheFolder(homedir())}
  // ann:x:1000:1000:Ann,,,:/home/ann:/bin/bash
  const entry = (await run(['getent', 'passwd', String(owner.uid)])).stdout.trim().split(':')
  return {owner, cacheDir: cacheFolder(entry[5] || homedir())}
}
