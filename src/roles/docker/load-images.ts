import type {Machine} from '../../lab/machine.ts'
import {nameInDocker} from '../../lab/name-in-docker.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {LabError} from '../../process/lab-error.ts'
import {imageOfContainer} from '../image-of-container.ts'
import {placedContainers} from './placed-containers.ts'

/** Milliseconds that Docker may take to unpack an image. */
const loadDeadline = 300_000

/**
 * Gives a machine's Docker the images of the containers that it runs, and those that setup makes containers of; how Docker
 * calls each, by what the lab file has. Each is loaded once.
 */
export async function loadImages(
  context: StepContext,
  machine: Machine,
): Promise<ReadonlyMap<string, string>> {
  const {lab} = context
  const made = placedContainers(lab).filter(placed => placed.machine === machine)
  const found = lab.topology.found.filter(({role}) => role === 'docker')
  const images = new Set([...made, ...found].flatMap(({image}) => image ?? []))
  const names = new Map<string, string>()
  for (const image of images) {
    const loaded = await loadImage(context, machine, image)
    const isMade = made.some(each => each.image === image)
    const name = nameInDocker(image) ?? onlyOne(loaded, image, isMade)
    if (name !== undefined) names.set(image, name)
  }
  return names
}

/** Names, or of images without one their ids. */
async function loadImage(context: StepContext, machine: Machine, image: string): Promise<string[]> {
  const {dockerArchive} = await import('./docker-archive.ts')
  const stdin = dockerArchive(await imageOfContainer(context, image), image)
  const said = await machine.succeed(['docker', 'image', 'load', '--quiet'], {stdin, timeoutMs: loadDeadline})
  return namesOfLoaded(said)
}

/**
 * What `docker image load --quiet` of 20.10 and 28 prints for each image:
 *
 *     Loaded image: nginx:1.29
 *     Loaded image ID: sha256:2b7d6430f78d432f89109b29d88d4c36c868cdbf15dc31d2132ceaa02b993763
 */
const namesOfLoaded = (said: string): string[] =>
  [...said.matchAll(/^Loaded image(?: ID)?: ([a-z0-9][\w.:/@-]*)$/gm)].map(([, name = '']) => name)

function onlyOne(names: readonly string[], image: string, isMade: boolean): string | undefined {
  if (names.length === 1 || !isMade) return names[0]
  throw new LabError(
    `cannot make containers of ${image}: it has ${names.length === 0 ? 'no image' : `several images: ${names.join(', ')}`}`,
    {hint: `docker image save --output ${image} NAME:TAG`},
  )
}
