import {readFileSync} from 'node:fs'
import {basename} from 'node:path'
import type {Image} from '../image/ensure-image.ts'
import {originTexts} from '../image/image-trust.ts'
import {topologyOf} from '../lab/file/topology-of.ts'
import type {LabRecord} from '../lab/lab-record.ts'
import {hostPace} from '../process/host-pace.ts'
import {parseOsRelease} from '../process/os-release.ts'
import {otherDistributions} from './machine-images.ts'
import type {StoryContext} from './story.ts'

/**
 * Tells in the report what the lab was made from; the same names in every run. Where the image comes from is known to the
 * run that makes the lab.
 */
export function reportOrigin(
  {provider, distribution, image, lab}: LabRecord,
  {fact}: Pick<StoryContext, 'fact'>,
  made?: Image,
): void {
  fact('provider', provider)
  fact('distribution', distribution)
  fact('image', basename(image))
  const others = [...otherDistributions(topologyOf(lab), distribution)]
  if (others.length > 0)
    fact(
      'other distributions',
      others
        .map(([other, machines]) => `${other} on ${machines.map(({name}) => name).join(', ')}`)
        .join('; '),
    )
  const outside = Object.keys(lab.networks).filter(name => lab.networks[name]?.outside)
  if (outside.length > 0) fact('way out of the lab', `from ${outside.join(', ')}`)
  if (made) {
    fact('image digest', made.digest)
    fact('image origin', originTexts[made.origin])
  }
  fact('host pace', String(hostPace()))
  fact('host', parseOsRelease(readOsRelease()).name)
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}
