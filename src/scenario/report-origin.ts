import {readFileSync} from 'node:fs'
import {basename} from 'node:path'
import {parseOsRelease} from '../lab/os-release.ts'
import type {LabRecord} from '../lab/record.ts'
import type {StoryContext} from './story.ts'

/** Tells in the report what the lab was made from; the same names in every run. */
export function reportOrigin(
  {provider, distribution, image}: LabRecord,
  {fact}: Pick<StoryContext, 'fact'>,
): void {
  fact('provider', provider)
  fact('distribution', distribution)
  fact('image', basename(image))
  fact('host', parseOsRelease(readOsRelease()).name)
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}
