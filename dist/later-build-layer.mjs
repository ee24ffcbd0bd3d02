import {
  failedBuild
} from "./shared-build-build-layer.mjs";
import {
  adoptTree,
  makePartial
} from "./shared-commands-fanlab-build-layer-diagnose.mjs";
import {
  aptWord
} from "./shared-commands-fanlab-build-build-layer-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import "./shared-commands-fanlab-build-layer-diagnose-on-this-host.mjs";
import {
  boundToThisProcess
} from "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
import "./shared-action-commands-fanlab-lab-file-build-layer-dd8b7e85.mjs";
import {
  lastingEnvironment,
  proxyVariables
} from "./shared-action-commands-fanlab-lab-file-build-build-976ff255.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose-elsewhere.mjs";
import "./shared-commands-fanlab-lab-file-build-build-layer--21e23ac5.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/image/build-layer.ts
import { chmod, copyFile, mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
var deadline = 10 * 6e4;
var reportEvery = 2e3;
async function buildLayer({ distribution }, { directory, digest, origin, name }, packages, { stateDir, signal, onProgress, run }) {
  const folder = await makePartial(stateDir);
  try {
    const upper = join(folder, "upper");
    await Promise.all(["upper", "work", "root", "packages"].map((each) => mkdir(join(folder, each))));
    await chmod(upper, 493);
    for (const choice of packages)
      if (choice.kind === "file") await copyFile(choice.path, join(folder, "packages", basename(choice.path)));
    const result = await run(
      [
        ...boundToThisProcess,
        // Namespaces of its own: no mount is ever seen outside, and its end is the end of all it started.
        ...["unshare", "--mount", "--mount-proc", "--pid", "--fork", "--kill-child"],
        ...["sh", "-euc", script, "layer", directory, folder, ...packages.map(wordOf)]
      ],
      {
        env: { ...lastingEnvironment(proxyVariables), LC_ALL: "C.UTF-8", DEBIAN_FRONTEND: "noninteractive" },
        timeoutMs: deadline,
        onOutput: progressOf(packages, onProgress),
        ...signal && { signal }
      }
    );
    if (result.status !== 0)
      throw await failedBuild(distribution, result, { logFile: join(stateDir, "layer-build.log"), deadline });
    return await adoptTree(upper, { hash: name, digest, origin }, { stateDir, run });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
var wordOf = (choice) => choice.kind === "file" ? `/tmp/fanlab-packages/${basename(choice.path)}` : aptWord(choice);
function progressOf(packages, onProgress) {
  const what = `adding ${packages.map(({ name }) => name).join(", ")} to the machine image`;
  const start = Date.now();
  let reported = 0;
  onProgress(what);
  return (output) => {
    const [, name] = /^(?:Unpacking|Setting up) ([^ :]+)/m.exec(output) ?? [];
    if (name === void 0 || Date.now() - reported < reportEvery) return;
    reported = Date.now();
    onProgress(`${what}: ${name} (${Math.round((reported - start) / 1e3)} s)`);
  };
}
var script = String.raw`
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
`;
export {
  buildLayer
};
