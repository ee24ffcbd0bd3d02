import {
  failedBuild
} from "./shared-build-build-layer.mjs";
import {
  archivePackages,
  containerFiles,
  containerMetadata,
  customizeScript,
  excludedPaths,
  filesInImage,
  nginxFiles
} from "./shared-commands-fanlab-build-diagnose.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose.mjs";
import {
  archiveLines,
  distributions
} from "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import {
  boundToThisProcess
} from "./shared-commands-fanlab-build-build-layer-diagnose--c7faebd4.mjs";
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

// src/image/build.ts
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
var deadline = 20 * 6e4;
async function build(recipe, options) {
  const { folder, seenAt, run } = options;
  await layOut(recipe, folder, run);
  await Promise.all([folder, seenAt].map((each) => chmod(each, 457)));
  const result = await run(argv(recipe, folder, seenAt), {
    env: environment(seenAt),
    timeoutMs: deadline,
    onOutput: options.onOutput,
    ...options.signal && { signal: options.signal }
  });
  if (result.status !== 0)
    throw await failedBuild(recipe.distribution, result, { logFile: options.logFile, deadline });
  return { root: join(folder, "root") };
}
function argv(recipe, folder, work) {
  const distribution = distributions[recipe.distribution];
  return [
    ...boundToThisProcess,
    // Namespaces of its own: no mount of the build is ever seen outside, and its end is the end of all it started.
    ...["unshare", "--mount", "--mount-proc", "--pid", "--fork", "--kill-child"],
    // A strict umask of the caller would make files of the image unreadable for all but root.
    ...["sh", "-euc", 'umask 022; mount --bind "$1" "$2"; shift 2; exec "$@"', "sh", folder, work],
    ...["mmdebstrap", "--mode=root", "--verbose", "--variant=minbase", "--format=directory"],
    `--include=${archivePackages(recipe).join(",")}`,
    ...excludedPaths.map((path) => `--dpkgopt=path-exclude=${path}`),
    "--dpkgopt=force-unsafe-io",
    '--aptopt=Acquire::Languages "none"',
    '--aptopt=Acquire::Retries "3"',
    '--aptopt=Acquire::http::Timeout "20"',
    `--setup-hook=${join(work, "setup")}`,
    `--customize-hook=${join(work, "customize")}`,
    distribution.suite,
    join(work, "root"),
    ...archiveLines(distribution),
    ...recipe.aptSources
  ];
}
var setupScript = `#!/bin/sh
set -eu
for directory in bin sbin lib lib64; do
  mkdir -p "$1/usr/$directory"
  if [ ! -e "$1/$directory" ]; then ln -s "usr/$directory" "$1/$directory"; fi
done
`;
async function layOut(recipe, work, run) {
  const machine = (await run(["uname", "-m"])).stdout.trim();
  await Promise.all([
    writeFiles(join(work, "machine"), filesInImage),
    writeFiles(join(work, "container"), containerFiles),
    writeFiles(join(work, "nginx"), nginxFiles),
    writeFile(join(work, "metadata.yaml"), containerMetadata(machine)),
    writeFile(join(work, "setup"), setupScript, { mode: 493 }),
    writeFile(join(work, "customize"), customizeScript, { mode: 493 }),
    ...recipe.packages.flatMap((choice) => choice.kind === "file" ? copyPackage(choice.path, work) : [])
  ]);
}
async function copyPackage(path, work) {
  const target = join(work, "packages", basename(path));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await readFile(path));
}
async function writeFiles(directory, files) {
  await mkdir(directory, { recursive: true });
  for (const [path, { text, mode }] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text, { mode: mode ?? 420 });
  }
}
function environment(work) {
  return { ...lastingEnvironment(proxyVariables), LC_ALL: "C.UTF-8", TMPDIR: work };
}
export {
  build
};
