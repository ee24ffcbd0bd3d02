import {readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {nameInDocker} from '../lab/name-in-docker.ts'
import type {StepContext} from '../lab/step-context.ts'
import {asCaller} from '../process/as-caller.ts'
import {LabError} from '../process/lab-error.ts'
import {savedImage} from './saved-image.ts'

/** Bytes of an image; Node reads no larger file at once. */
const mostBytes = 2 * 2 ** 30 - 1

const known = new WeakMap<StepContext, Map<string, Promise<Buffer>>>()

/** The archive of a container's image as the lab file names it: a file of its folder, or what the caller's Docker has. */
export function imageOfContainer(context: StepContext, image: string): Promise<Buffer> {
  const own = known.get(context) ?? new Map<string, Promise<Buffer>>()
  known.set(context, own)
  const name = nameInDocker(image)
  const archive =
    own.get(image) ?? (name === undefined ? imageFile(context, image) : savedImage(name, context))
  own.set(image, archive)
  return archive
}

/** As the caller can read it. */
async function imageFile({folder}: StepContext, image: string): Promise<Buffer> {
  if (folder === undefined) throw new LabError(`cannot read the image ${image}: the lab has no folder`)
  return asCaller(() => {
    const path = join(folder, image)
    const {size = 0} = statSync(path, {throwIfNoEntry: false}) ?? {}
    if (size > mostBytes) throw new LabError(`cannot read ${path}: it has more than ${mostBytes} bytes`)
    try {
      return readFileSync(path)
    } catch (error) {
      throw new LabError(`cannot read the image ${image}: ${(error as Error).message}`)
    }
  })
}
