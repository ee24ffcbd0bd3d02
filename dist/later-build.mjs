import {
  archivePackages,
  containerFiles,
  containerMetadata,
  customizeScript,
  excludedPaths,
  filesInImage,
  nginxFiles
} from "./shared-fanlab-build-diagnose.mjs";
import {
  archiveLines,
  distributions,
  withoutCredentials
} from "./shared-action-fanlab-lab-file-build-diagnose.mjs";
import {
  boundToThisProcess
} from "./shared-fanlab-build-diagnose-on-this-host.mjs";
import {
  lastingEnvironment,
  proxyVariables
} from "./shared-action-fanlab-lab-file-build-diagnose-on-this-host.mjs";
import {
  optionName
} from "./shared-fanlab-build-diagnose-elsewhere-lab-diagram-5e93e7df.mjs";
import "./shared-action-fanlab-lab-file-build-diagnose-elsew-87caa4da.mjs";
import {
  LabError
} from "./shared-build-diagnose-elsewhere-lab-diagram-on-thi-cab9b2a2.mjs";
import "./shared-build-choose-acts-diagnose-dot-diagram-else-a8533c34.mjs";

// src/image/build.ts
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

// src/image/build-error.ts
function buildError(distribution, output, logFile) {
  const { mirror, suite, keyring, keyringPackage } = distributions[distribution];
  const lines = output.split("\n");
  const find = (sign) => lines.map((line) => sign.exec(line)).find((match) => match !== null);
  const missing = find(
    /^E: Version '(?<version>.+)' for '(?<name>.+)' was not found|^E: Unable to locate package (?<any>\S+)/
  );
  if (missing?.groups) {
    const { name, version, any } = missing.groups;
    const wanted = any ?? `${name}=${version}`;
    return new LabError(`cannot find package ${wanted} for ${distribution}: its archives do not have it`, {
      hint: `see https://packages.${distribution.startsWith("debian") ? "debian.org" : "ubuntu.com"}/search?keywords=${any ?? name}, or add ${optionName("apt-source")} or ${optionName("package")} FILE.deb`
    });
  }
  const unsigned = find(/NO_PUBKEY|is not signed|EXPKEYSIG/);
  if (unsigned) {
    return new LabError(`cannot trust a package archive of ${distribution}: ${plain(unsigned.input)}`, {
      hint: `apt-get install -y ${keyringPackage} (${keyring})`
    });
  }
  if (find(/No space left on device/)) {
    return new LabError(`cannot build the ${distribution} image: no space left on device`, { hint: "df -h" });
  }
  const unreachable = find(
    /^[EW]: Failed to fetch (?<url>\S+).*|(?:Could not|Temporary failure) resolv\w+.*|(?:Unable to|Could not) connect.*|Connection (?:timed out|failed|refused).*|does not have a Release file/
  );
  if (unreachable) {
    const url = unreachable.groups?.url ?? mirror;
    return new LabError(`cannot reach the package archive ${url}: ${plain(unreachable.input)}`, {
      hint: `curl -I ${mirror}/dists/${suite}/InRelease (behind a proxy, set http_proxy), or bring a built image in the cache folder`
    });
  }
  const unmet = find(/^ (\S+) : (?:Pre-)?Depends: .+/);
  if (unmet) {
    return new LabError(`cannot install package ${unmet[1]} for ${distribution}: ${unmet.input.trim()}`, {
      hint: `give the packages it depends on in fitting versions as well, each with ${optionName("package")}`
    });
  }
  return new LabError(`cannot build the ${distribution} image: ${cause(lines)}`, { hint: `less ${logFile}` });
}
function cause(lines) {
  const said = lines.filter((line) => line.trim() !== "");
  const first = said.findIndex((line) => /^E: /.test(line));
  if (first > 0 && /command failed/.test(said[first] ?? "")) return plain(said[first - 1] ?? "");
  return plain(said[first] ?? said.at(-1) ?? "it said nothing");
}
var plain = (line) => line.trim().replace(/^[EW]: /, "");

// src/image/build.ts
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
  if (result.status !== 0) {
    const output = `${result.stdout}
${result.stderr}`;
    await writeFile(options.logFile, withoutCredentials(output));
    const { message, hint } = buildError(
      recipe.distribution,
      result.timedOut ? `${output}
E: not done in 20 minutes` : output,
      options.logFile
    );
    throw new LabError(message, {
      ...hint === void 0 ? {} : { hint },
      logs: [{ name: "image-build.log", text: withoutCredentials(output) }]
    });
  }
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
