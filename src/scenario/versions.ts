import {readFile} from 'node:fs/promises'
import {release} from 'node:os'
import type {Image} from '../image/ensure-image.ts'
import type {Options} from './options.ts'

/** Packages whose versions decide whether a fan works. */
const interesting = ['lxd', 'docker.io', 'iproute2', 'networkd-dispatcher', 'systemd', 'nginx', 'nginx-light']

/** What is under test, for the report: the same names in every run. */
export async function versionsOf(image: Image, options: Options): Promise<Record<string, string>> {
  const osRelease = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const host = /^PRETTY_NAME="?([^"\n]*)/m.exec(osRelease)?.[1] ?? 'unknown'
  const packages = interesting.flatMap(name =>
    image.versions[name] ? [[name, image.versions[name]] as const] : [],
  )
  return {
    provider: options.provider,
    kernel: release(),
    host,
    distribution: options.distribution,
    ...Object.fromEntries(packages),
    image: image.hash,
  }
}
