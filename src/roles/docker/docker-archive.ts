import {gunzipSync} from 'node:zlib'
import * as z from 'zod'
import {LabError} from '../../process/lab-error.ts'
import {readJson} from '../../process/read-json.ts'

// An OCI archive (podman save --format oci-archive, buildx --output type=oci) for a Docker that knows only its own archives,
// as 20.10 of Debian 12: both are tar files, and what Docker reads of its own is the list manifest.json.

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const descriptor = z.object({
  digest,
  mediaType: z.string().default(''),
  platform: z.object({os: z.string(), architecture: z.string()}).optional(),
  annotations: z.record(z.string(), z.string()).default({}),
})
const index = z.object({manifests: z.array(descriptor).min(1)})
const manifest = z.object({config: z.object({digest}), layers: z.array(z.object({digest}))})

type Descriptor = z.infer<typeof descriptor>

/** Node's words for architectures that an image index calls otherwise. */
const architectures: Readonly<Record<string, string>> = {x64: 'amd64', ia32: '386'}

/** The archive with the list that Docker reads in front; what has one stays as it is. `image` is how the lab file has it. */
export function dockerArchive(archive: Buffer, image: string): Buffer {
  const tar = archive[0] === 0x1f && archive[1] === 0x8b ? gunzipSync(archive) : archive
  const files = new Map(filesOfTar(tar))
  const list = files.get('index.json')
  if (files.has('manifest.json') || !list) return archive
  const blob = (name: string): string => {
    const found = files.get(pathOf(name))
    if (!found) throw new LabError(`cannot read the image ${image}: its archive has no ${name}`)
    return found.toString()
  }
  const read = <T>(text: string, schema: z.ZodType<T>): T => readJson(text, schema, `the image ${image}`)
  let own = read(list.toString(), index).manifests
  // Of several platforms an index of its own.
  for (let depth = 0; depth < 3 && own[0] && isIndex(own[0]); depth++)
    own = read(blob(own[0].digest), index).manifests
  const images = own.filter(isOfThisPlatform).map(each => {
    const {config, layers} = read(blob(each.digest), manifest)
    const tag =
      each.annotations['io.containerd.image.name'] ?? each.annotations['org.opencontainers.image.ref.name']
    return {
      Config: pathOf(config.digest),
      // A tag alone is no name.
      RepoTags: tag !== undefined && /^[a-z0-9][\w./-]*:[\w.-]+$/.test(tag) ? [tag] : null,
      Layers: layers.map(layer => pathOf(layer.digest)),
    }
  })
  if (images.length === 0) throw new LabError(`cannot use the image ${image}: it is not for ${process.arch}`)
  return Buffer.concat([tarEntry('manifest.json', JSON.stringify(images)), tar])
}

const isIndex = ({mediaType}: Descriptor): boolean => /index|manifest\.list/.test(mediaType)

const isOfThisPlatform = ({platform}: Descriptor): boolean =>
  platform === undefined ||
  (platform.os === 'linux' && platform.architecture === (architectures[process.arch] ?? process.arch))

const pathOf = (name: string): string => `blobs/${name.replace(':', '/')}`

const block = 512
const textIn = (header: Buffer, from: number, to: number): string =>
  header.subarray(from, to).toString('latin1').replace(/\0.*$/s, '')

/** Plain files of a tar archive, by their paths. */
function* filesOfTar(tar: Buffer): Generator<[string, Buffer]> {
  for (let at = 0; at + block <= tar.length; ) {
    const header = tar.subarray(at, at + block)
    const size = Number.parseInt(textIn(header, 124, 136).trim() || '0', 8)
    // The end of the archive is a block of zeros; larger files than 8 GiB have another form.
    if (header[0] === 0 || !(size >= 0)) return
    const name = textIn(header, 0, 100).replace(/^\.\//, '')
    if (header[156] === 0x30 || header[156] === 0) yield [name, tar.subarray(at + block, at + block + size)]
    at += block + Math.ceil(size / block) * block
  }
}

/** A file as the first of a tar archive. */
export function tarEntry(name: string, content: string | Buffer): Buffer {
  const body = Buffer.from(content)
  const header = Buffer.alloc(block)
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`
  header.write(name, 0, 100)
  header.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(body.length, 12) + octal(0, 12), 100)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, body, Buffer.alloc((block - (body.length % block)) % block)])
}
