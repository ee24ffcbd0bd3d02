import {
  distributions,
  withoutCredentials
} from "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import {
  optionName
} from "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";

// src/image/failed-build.ts
import { writeFile } from "node:fs/promises";
import { basename } from "node:path";

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

// src/image/failed-build.ts
async function failedBuild(distribution, { stdout, stderr, timedOut }, { logFile, deadline }) {
  const output = `${stdout}
${stderr}`;
  const log = withoutCredentials(output);
  await writeFile(logFile, log);
  const said = timedOut ? `${output}
E: not done in ${deadline / 6e4} minutes` : output;
  const { message, hint } = buildError(distribution, said, logFile);
  return new LabError(message, {
    ...hint === void 0 ? {} : { hint },
    logs: [{ name: basename(logFile), text: log }]
  });
}

export {
  failedBuild
};
