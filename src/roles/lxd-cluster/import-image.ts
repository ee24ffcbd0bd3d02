import {createHash} from 'node:crypto'
import type {Machine} from '../../lab/machine.ts'
import type {StepContext} from '../../lab/step-context.ts'
import {imageOfContainer} from '../image-of-container.ts'

const importDeadline = 300_000

/** LXD reads files only, and takes none twice: an image's fingerprint is the digest of its file. */
export async function importImage(
  context: StepContext,
  first: Machine,
  image: string,
  alias: string,
): Promise<void> {
  const content = await imageOfContainer(context, image)
  const fingerprint = createHash('sha256').update(content).digest('hex')
  if ((await first.run(['lxc', 'image', 'info', fingerprint])).status === 0) {
    await first.succeed(['lxc', 'image', 'alias', 'create', alias, fingerprint])
    return
  }
  const path = `/var/tmp/fanlab-image-${fingerprint}`
  await first.write(path, content, '0600')
  try {
    await first.succeed(['lxc', 'image', 'import', path, '--alias', alias], {
      timeoutMs: importDeadline,
    })
  } finally {
    await first.run(['rm', '-f', path])
  }
}
