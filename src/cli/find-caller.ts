import {homedir} from 'node:os'
import {join} from 'node:path'
import {sudoCaller} from '../process/owner.ts'
import {run} from '../process/run.ts'
import type {Caller} from '../run/caller.ts'
import {onStopRequest} from './on-stop-request.ts'

/** Whoever used sudo, or this process's own user. */
export async function findCaller(): Promise<Caller> {
  const owner = sudoCaller()
  return {owner, cacheDir: cacheFolder(await homeOf(owner?.uid)), onStop: onStopRequest}
}

async function homeOf(uid: number | undefined): Promise<string> {
  if (uid === undefined) return homedir()
  // ann:x:1000:1000:Ann,,,:/home/ann:/bin/bash
  const entry = (await run(['getent', 'passwd', String(uid)])).stdout.trim().split(':')
  return entry[5] || homedir()
}

/** Folder for caches of the user with that home, after the XDG base directory specification. */
const cacheFolder = (home: string): string =>
  join(process.env.XDG_CACHE_HOME || join(home, '.cache'), 'fanlab')
