import {LabError} from '../process/lab-error.ts'
import {optionName} from '../process/option-name.ts'
import {type DistributionName, distributions} from './distributions.ts'

/** Makes the error that tells why a build failed out of what mmdebstrap and apt said. */
export function buildError(distribution: DistributionName, output: string, logFile: string): LabError {
  const {mirror, suite, keyring, keyringPackage} = distributions[distribution]
  const lines = output.split('\n')
  const find = (sign: RegExp): RegExpExecArray | undefined =>
    lines.map(line => sign.exec(line)).find(match => match !== null)

  // E: Version '9.9' for 'lxd' was not found · E: Unable to locate package nosuch
  const missing = find(
    /^E: Version '(?<version>.+)' for '(?<name>.+)' was not found|^E: Unable to locate package (?<any>\S+)/,
  )
  if (missing?.groups) {
    const {name, version, any} = missing.groups
    const wanted = any ?? `${name}=${version}`
    return new LabError(`cannot find package ${wanted} for ${distribution}: its archives do not have it`, {
      hint: `see https://packages.${distribution.startsWith('debian') ? 'debian.org' : 'ubuntu.com'}/search?keywords=${any ?? name}, or add ${optionName('apt-source')} or ${optionName('package')} FILE.deb`,
    })
  }
  // GPG error: http://… NO_PUBKEY 0E98404D386FA1D9 · The repository 'http://… bookworm InRelease' is not signed.
  const unsigned = find(/NO_PUBKEY|is not signed|EXPKEYSIG/)
  if (unsigned) {
    return new LabError(`cannot trust a package archive of ${distribution}: ${plain(unsigned.input)}`, {
      hint: `apt-get install -y ${keyringPackage} (${keyring})`,
    })
  }
  if (find(/No space left on device/)) {
    return new LabError(`cannot build the ${distribution} image: no space left on device`, {hint: 'df -h'})
  }
  // Err:1 http://deb.debian.org/debian bookworm InRelease / Could not resolve 'deb.debian.org'
  // E: Failed to fetch http://…/InRelease  Unable to connect to deb.debian.org:http:
  const unreachable = find(
    /^[EW]: Failed to fetch (?<url>\S+).*|(?:Could not|Temporary failure) resolv\w+.*|(?:Unable to|Could not) connect.*|Connection (?:timed out|failed|refused).*|does not have a Release file/,
  )
  if (unreachable) {
    const url = unreachable.groups?.url ?? mirror
    return new LabError(`cannot reach the package archive ${url}: ${plain(unreachable.input)}`, {
      hint: `curl -I ${mirror}/dists/${suite}/InRelease (behind a proxy, set http_proxy), or bring a built image in the cache folder`,
    })
  }
  // The following packages have unmet dependencies:
  //  lxd : Depends: lxd-client (= 5.0.2-5+deb12u6) but 5.0.2-5 is to be installed
  const unmet = find(/^ (\S+) : (?:Pre-)?Depends: .+/)
  if (unmet) {
    return new LabError(`cannot install package ${unmet[1]} for ${distribution}: ${unmet.input.trim()}`, {
      hint: `give the packages it depends on in fitting versions as well, each with ${optionName('package')}`,
    })
  }
  return new LabError(`cannot build the ${distribution} image: ${cause(lines)}`, {hint: `less ${logFile}`})
}

/** mmdebstrap's own last words only tell that a command of it failed; the first error, or what stood before it, is why. */
function cause(lines: readonly string[]): string {
  const said = lines.filter(line => line.trim() !== '')
  const first = said.findIndex(line => /^E: /.test(line))
  if (first > 0 && /command failed/.test(said[first] ?? '')) return plain(said[first - 1] ?? '')
  return plain(said[first] ?? said.at(-1) ?? 'it said nothing')
}

const plain = (line: string): string => line.trim().replace(/^[EW]: /, '')
