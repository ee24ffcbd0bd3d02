import {createHash} from 'node:crypto'
import {gzipSync} from 'node:zlib'
import {tarEntry} from '../../src/roles/docker/docker-archive.ts'

// Images of containers as other tools write them, from a root file system's tar archive.

const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
const end = Buffer.alloc(1024)
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

const configOf = (layer: Buffer, command: readonly string[]): Buffer =>
  json({
    ...{architecture: process.arch === 'x64' ? 'amd64' : process.arch, os: 'linux'},
    config: {Cmd: command},
    rootfs: {type: 'layers', diff_ids: [`sha256:${digestOf(layer)}`]},
  })

/** As `docker image save` of Docker before 25 writes it. */
export function savedByDocker(name: string, layer: Buffer, command: readonly string[]): Buffer {
  const config = configOf(layer, command)
  return Buffer.concat([
    tarEntry('layer.tar', layer),
    tarEntry('config.json', config),
    tarEntry('manifest.json', json([{Config: 'config.json', RepoTags: [name], Layers: ['layer.tar']}])),
    end,
  ])
}

/** As the image specification of the OCI has it: blobs by their digests, layers compressed, and no list of Docker's. */
export function ociArchive(name: string, layer: Buffer, command: readonly string[]): Buffer {
  const [config, packed] = [configOf(layer, command), gzipSync(layer)]
  const described = (mediaType: string, content: Buffer) => ({
    ...{mediaType: `application/vnd.oci.image.${mediaType}`, size: content.length},
    digest: `sha256:${digestOf(content)}`,
  })
  const manifest = json({
    ...{schemaVersion: 2, config: described('config.v1+json', config)},
    layers: [described('layer.v1.tar+gzip', packed)],
  })
  const index = json({
    schemaVersion: 2,
    manifests: [
      {
        ...described('manifest.v1+json', manifest),
        annotations: {'org.opencontainers.image.ref.name': name},
      },
    ],
  })
  const blob = (content: Buffer): Buffer => tarEntry(`blobs/sha256/${digestOf(content)}`, content)
  return Buffer.concat([
    tarEntry('oci-layout', '{"imageLayoutVersion": "1.0.0"}'),
    tarEntry('index.json', index),
    ...[manifest, config, packed].map(blob),
    end,
  ])
}
