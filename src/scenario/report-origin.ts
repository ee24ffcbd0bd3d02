import {readFileSync} from 'node:fs'
import {basename} from 'node:path'
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
  fact('host', /^PRETTY_NAME="?([^"\n]*)/m.exec(readOsRelease())?.[1] ?? 'unknown')
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}
