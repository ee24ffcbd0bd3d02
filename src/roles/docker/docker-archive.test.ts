import {createHash} from 'node:crypto'
import test from 'ava'
import {run} from '../../process/run.ts'
import {dockerArchive, tarEntry} from './docker-archive.ts'

// The layout of an OCI archive is that of the specification of images 1.1, which podman and buildx write.

const digestOf = (content: string): string => `sha256:${createHash('sha256').update(content).digest('hex')}`
const blob = (content: string): Buffer => tarEntry(`blobs/${digestOf(content).replace(':', '/')}`, content)
const config = '{"architecture":"amd64","os":"linux"}'
const manifestOf = (layer: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: digestOf(config),
      size: config.length,
    },
    layers: [{mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: digestOf(layer), size: 1}],
  })
const indexOf = (...manifests: object[]): string => JSON.stringify({schemaVersion: 2, manifests})
const described = (content: string, more: object = {}) => ({
  ...{mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: digestOf(content), size: 1},
  ...more,
})
const end = Buffer.alloc(1024)
const archiveOf = (...parts: Buffer[]): Buffer =>
  Buffer.concat([tarEntry('oci-layout', '{"imageLayoutVersion": "1.0.0"}'), ...parts, end])

/** What tar itself reads of it. */
const listIn = async (archive: Buffer): Promise<unknown> =>
  JSON.parse(
    (await run(['tar', '--extract', '--to-stdout', '--file=-', 'manifest.json'], {stdin: archive})).stdout,
  )

test('an OCI archive gets the list that Docker reads', async t => {
  const manifest = manifestOf('layer')
  const annotations = {'org.opencontainers.image.ref.name': 'localhost/api:1.0'}
  const archive = archiveOf(
    tarEntry('index.json', indexOf(described(manifest, {annotations}))),
    blob(manifest),
    blob(config),
    blob('layer'),
  )
  const pathOf = (content: string): string => `blobs/${digestOf(content).replace(':', '/')}`
  t.deepEqual(await listIn(dockerArchive(archive, 'api.tar')), [
    {Config: pathOf(config), RepoTags: ['localhost/api:1.0'], Layers: [pathOf('layer')]},
  ])
})

test('of several platforms it is this computer’s, and a tag alone is no name', async t => {
  const [own, other] = [manifestOf('own'), manifestOf('other')]
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch
  const platforms = indexOf(
    described(other, {platform: {os: 'linux', architecture: 's390x'}}),
    described(own, {
      platform: {os: 'linux', architecture},
      annotations: {'org.opencontainers.image.ref.name': 'latest'},
    }),
  )
  const nested = described(platforms, {mediaType: 'application/vnd.oci.image.index.v1+json'})
  const archive = archiveOf(
    tarEntry('index.json', indexOf(nested)),
    ...[platforms, own, other, config].map(blob),
  )
  t.like(await listIn(dockerArchive(archive, 'api.tar')), [
    {RepoTags: null, Layers: [`blobs/${digestOf('own').replace(':', '/')}`]},
  ])
  const foreign = archiveOf(
    tarEntry('index.json', indexOf(described(other, {platform: {os: 'linux', architecture: 's390x'}}))),
    blob(other),
  )
  t.throws(() => dockerArchive(foreign, 'api.tar'), {
    message: /^cannot use the image api\.tar: it is not for /,
  })
})

test('what Docker can read itself stays as it is', t => {
  const archive = archiveOf(tarEntry('manifest.json', '[]'), tarEntry('index.json', indexOf()))
  t.is(dockerArchive(archive, 'api.tar'), archive)
  const other = Buffer.from('no archive at all')
  t.is(dockerArchive(other, 'api.tar'), other)
})

test('an archive that lacks what it names is told', t => {
  const manifest = manifestOf('layer')
  const archive = archiveOf(tarEntry('index.json', indexOf(described(manifest))))
  t.throws(() => dockerArchive(archive, 'api.tar'), {
    message: `cannot read the image api.tar: its archive has no ${digestOf(manifest)}`,
  })
})
