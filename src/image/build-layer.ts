import {chmod, copyFile, mkdir, rm} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {boundToThisProcess} from '../process/bound-to-this-process.ts'
import {lastingEnvironment, proxyVariables} from '../process/lasting-environment.ts'
import type {run as startProcess} from '../process/run.ts'
import type {OnProgress} from './build-progress.ts'
import type {Image} from './ensure-image.ts'
import {failedBuild} from './failed-build.ts'
import {aptWord, type PackageChoice} from './package-choice.ts'
import type {ImageRecipe} from './recipe.ts'
import {adoptTree, makePartial, type Tree} from './tree.ts'

interface LayerWork {
  stateDir: string
  signal?: AbortSignal
  onProgress: OnProgress
  run: typeof startProcess
}

/** Milliseconds for all packages of a layer, with a slow mirror. */
const deadline = 10 * 60_000

/** Milliseconds between two reports of a package at hand. */
const reportEvery = 2000

/** Installs packages in a root that is laid over the image. Throws a LabError that tells which package or archive is at fault. */
export async function buildLayer(
  {distribution}: ImageRecipe,
  {directory, digest, origin, name}: Image & {name: string},
  packages: readonly PackageChoice[],
  {stateDir, signal, onProgress, run}: LayerWork,
): Promise<Tree> {
  const folder = await makePartial(stateDir)
  try {
    const upper = join(folder, 'upper')
    await Promise.all(['upper', 'work', 'root', 'packages'].map(each => mkdir(join(folder, each))))
    // It is the root of what runs inside, also for apt's own user.
    await chmod(upper, 0o755)
    for (const choice of packages)
      if (choice.kind === 'file') await copyFile(choice.path, join(folder, 'packages', basename(choice.path)))
    const result = await run(
      [
        ...boundToThisProcess,
        // Namespaces of its own: no mount is ever seen outside, and its end is the end of all it started.
        ...['unshare', '--mount', '--mount-proc', '--pid', '--fork', '--kill-child'],
        ...['sh', '-euc', script, 'layer', directory, folder, ...packages.map(wordOf)],
      ],
      {
        env: {...lastingEnvironment(proxyVariables), LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive'},
        timeoutMs: deadline,
        onOutput: progressOf(packages, onProgress),
        ...(signal && {signal}),
      },
    )
    if (result.status !== 0)
      throw await failedBuild(distribution, result, {logFile: join(stateDir, 'layer-build.log'), deadline})
    return await adoptTree(upper, {hash: name, digest, origin}, {stateDir, run})
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** As apt is told of it, inside of the root. */
const wordOf = (choice: PackageChoice): string =>
  choice.kind === 'file' ? `/tmp/fanlab-packages/${basename(choice.path)}` : aptWord(choice)

/** Tells which package is at hand. */
function progressOf(packages: readonly PackageChoice[], onProgress: OnProgress): (output: string) => void {
  const what = `adding ${packages.map(({name}) => name).join(', ')} to the machine image`
  const start = Date.now()
  let reported = 0
  onProgress(what)
  return output => {
    const [, name] = /^(?:Unpacking|Setting up) ([^ :]+)/m.exec(output) ?? []
    if (name === undefined || Date.now() - reported < reportEvery) return
    reported = Date.now()
    onProgress(`${what}: ${name} (${Math.round((reported - start) / 1000)} s)`)
  }
}

/**
 * The image is not written to: what apt changes is in `upper`. Names are resolved as on the host. No daemon of a package
 * starts: the root is not a machine yet.
 */
const script = String.raw`
umask 022
image=$1; work=$2
shift 2
root=$work/root
mount -t overlay -o "lowerdir=$image,upperdir=$work/upper,workdir=$work/work" overlay "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 devices "$root/dev"
for device in null zero full random urandom tty; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=1777 temporary "$root/tmp"
mkdir "$root/tmp/fanlab-packages"
mount --bind "$work/packages" "$root/tmp/fanlab-packages"
made=
for file in resolv.conf hosts; do
  [ -e "/etc/$file" ] || continue
  if [ ! -e "$root/etc/$file" ]; then
    : >"$root/etc/$file"
    made="$made $root/etc/$file"
  fi
  mount --bind "$(readlink -f "/etc/$file")" "$root/etc/$file"
done
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"

chroot "$root" apt-get -q update
chroot "$root" apt-get -q -y --no-install-recommends -o DPkg::Options::=--force-unsafe-io install "$@"

rm "$root/usr/sbin/policy-rc.d"
chroot "$root" apt-get -q clean
{
  chroot "$root" dpkg-query --show --showformat='$''{Package} $''{Version}\n'
  cat "$root/usr/share/fanlab/versions"
} | awk '!seen[$1]++' >"$work/versions"
cp "$work/versions" "$root/usr/share/fanlab/versions"
umount "$root/etc/resolv.conf" "$root/etc/hosts" 2>/dev/null || :
for file in $made; do rm "$file"; done
rm -rf "$root"/var/lib/apt/lists/* "$root"/var/log/apt/* "$root/var/log/dpkg.log" "$root/var/cache/apt"/*.bin
rm -rf "$root/var/cache/debconf"/*-old "$root/var/lib/dpkg"/*-old
umount --recursive "$root"
`
