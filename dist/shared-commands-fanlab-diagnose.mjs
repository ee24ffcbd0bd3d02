import {
  treesDirectory
} from "./shared-commands-fanlab-build-layer-diagnose.mjs";
import {
  UsageError
} from "./shared-commands-fanlab-lab-file-diagnose-load-file-bca0de6d.mjs";
import {
  CallersFiles,
  usualDistribution,
  usualFan
} from "./shared-action-commands-fanlab-lab-file-diagnose.mjs";
import {
  copyWithDigest
} from "./shared-action-commands-fanlab-lab-file-build-layer-diagnose.mjs";
import {
  withoutCredentials
} from "./shared-action-commands-fanlab-lab-file-build-build-854b351d.mjs";
import {
  archiveName,
  isMarkedProcessAlive,
  nothingWhenMissing,
  partialPrefix
} from "./shared-commands-fanlab-build-layer-diagnose-on-this-host.mjs";
import {
  optionName
} from "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/run/for-provider.ts
var unknownDistribution = "as found";
function problemsForProvider({ lab, image }, { name: provider2, features }) {
  const problems = [];
  if (!features.chosenAddresses && lab.choseNetwork) {
    problems.push({
      tell: (name) => `${name("underlay")}: provider ${provider2} gives its machines' addresses, and the lab follows them: leave it out`
    });
  }
  const choices = { "apt-source": image.aptSources, package: image.packages };
  for (const [option, chosen] of Object.entries(choices)) {
    if (!features.ownImage && chosen.length > 0)
      problems.push({
        tell: (name) => `${name(option)} is for machines with the lab's own image; those of provider ${provider2} have another: leave it out`
      });
  }
  return problems;
}
function forProvider(request, provider2) {
  const problems = problemsForProvider(request, provider2);
  if (problems.length > 0) throw new UsageError(problems);
  const { fan, image } = request;
  if (provider2.features.ownImage) return { ...request, fan: fan ?? usualFan };
  const distribution = provider2.distribution ?? unknownDistribution;
  return { ...request, fan: fan ?? "auto", image: { ...image, distribution } };
}
var defaultImage = ({ trust }) => ({
  distribution: usualDistribution,
  aptSources: [],
  packages: [],
  trust
});

// src/providers/index.ts
async function makerOf(name) {
  if (name === "lxc" || name === "uml" || name === "qemu")
    return (await import("./later-on-this-host.mjs")).providersOnThisHost[name];
  return (await import("./later-elsewhere.mjs")).providersElsewhere[name];
}
async function provider(name, stateDir, settings = {}) {
  const make = await makerOf(name);
  return make(stateDir, settings);
}

// src/image/sweep.ts
import { readdir as readdir2, rm as rm2, stat as stat2 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/image/archive-cache.ts
import { closeSync, fstatSync, futimesSync } from "node:fs";
import { join } from "node:path";
var largest = 4 * 2 ** 30;
var ArchiveCache = class {
  #folder;
  #files;
  #uid;
  constructor(cacheDir, owner) {
    this.#folder = join(cacheDir, "images");
    this.#files = new CallersFiles(owner);
    this.#uid = owner?.uid ?? process.geteuid?.();
  }
  path(hash) {
    return join(this.#folder, archiveName(hash));
  }
  /**
   * Descriptor of the recipe's archive; undefined when there is none. Whoever opens it has to close it. Throws a LabError
   * when it is no regular file, lies behind a link, or is too large.
   */
  open(hash) {
    const fd = this.#files.open(this.path(hash));
    if (fd === void 0 || fstatSync(fd).size <= largest) return fd;
    closeSync(fd);
    throw new LabError(`cannot use ${this.path(hash)}: it has more than 4 GiB`);
  }
  /** Puts the recipe's archive there, in the place of another one; `file` is a descriptor of it. */
  async put(hash, file) {
    const draft = this.#files.draft(this.path(hash));
    try {
      await copyWithDigest(file, draft.fd);
    } catch (error) {
      draft.drop();
      throw error;
    }
    draft.keep();
  }
  /** Tells pruning that the recipe's archive was used. */
  touch(hash) {
    this.#look(hash, (fd) => {
      const { uid, nlink } = fstatSync(fd);
      if (uid === this.#uid && nlink === 1) futimesSync(fd, /* @__PURE__ */ new Date(), /* @__PURE__ */ new Date());
    });
  }
  /** When each recipe's archive was used last, in milliseconds since 1970. */
  used() {
    return this.#names().flatMap((name) => {
      const hash = /^machine-([0-9a-f]{16})\.tar\.zst$/.exec(name)?.[1] ?? "";
      const time = hash === "" ? void 0 : this.#look(hash, (fd) => fstatSync(fd).mtimeMs);
      return time === void 0 ? [] : [{ hash, time }];
    });
  }
  remove(hash) {
    for (const name of [archiveName(hash), `machine-${hash}.json`])
      this.#files.remove(join(this.#folder, name));
  }
  #names() {
    try {
      return this.#files.list(this.#folder);
    } catch (error) {
      if (error instanceof LabError) return [];
      throw error;
    }
  }
  /** A cache that must not be used has nothing to look at. */
  #look(hash, look) {
    let fd;
    try {
      fd = this.open(hash);
      return fd === void 0 ? void 0 : look(fd);
    } catch (error) {
      if (error instanceof LabError) return void 0;
      throw error;
    } finally {
      if (fd !== void 0) closeSync(fd);
    }
  }
};

// src/image/built-archives.ts
import { readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join as join2 } from "node:path";
var remembered = 50;
var prefix = "built-";
var fileOf = (stateDir, hash, digest) => join2(treesDirectory(stateDir), `${prefix}${hash}-${digest.replace(":", "-")}`);
async function rememberBuilt(stateDir, hash, digest) {
  await writeFile(fileOf(stateDir, hash, digest), "", { mode: 384 });
}
async function hasBuilt(stateDir, hash, digest) {
  const now = /* @__PURE__ */ new Date();
  return utimes(fileOf(stateDir, hash, digest), now, now).then(
    () => true,
    (error) => nothingWhenMissing(error) ?? false
  );
}
async function forgetOldest(stateDir) {
  const names = await readdir(treesDirectory(stateDir)).catch(nothingWhenMissing) ?? [];
  const files = names.filter((name) => name.startsWith(prefix)).map((name) => join2(treesDirectory(stateDir), name));
  const used = await Promise.all(files.map(async (file) => ({ file, time: (await stat(file)).mtimeMs })));
  used.sort((a, b) => b.time - a.time);
  for (const { file } of used.slice(remembered)) await rm(file);
}

// src/image/sweep.ts
var kept = 3;
var unusedDays = 7;
var dayMs = 24 * 60 * 6e4;
var workPrefix = "build-";
async function sweepAbandoned({ stateDir }) {
  const places = [
    { directory: stateDir, prefix: workPrefix },
    { directory: treesDirectory(stateDir), prefix: partialPrefix }
  ];
  for (const { directory, prefix: prefix2 } of places) {
    for (const name of await namesIn(directory)) {
      if (name.startsWith(prefix2) && !isMarkedProcessAlive(name.slice(prefix2.length).split(".", 1)[0] ?? "")) {
        await rm2(join3(directory, name), { recursive: true, force: true });
      }
    }
  }
}
async function pruneImages({ cacheDir, stateDir, owner }) {
  const trees = treesDirectory(stateDir);
  const names = await namesIn(trees);
  const unpacked = (form) => Promise.all(
    names.flatMap((name) => form.exec(name)?.[1] ?? []).map(async (hash) => ({ hash, time: (await stat2(join3(trees, `${hash}.json`))).mtimeMs }))
  );
  const images = await unpacked(/^([0-9a-f]{16})\.json$/);
  const layers = await unpacked(/^([0-9a-f]{16}\.layer-[0-9a-f]{16})\.json$/);
  for (const hash of [...unused(images), ...unused(layers)]) {
    const companions = names.filter((name) => name === hash || name.startsWith(`${hash}.`));
    for (const name of [`${hash}.json`, ...companions])
      await rm2(join3(trees, name), { recursive: true, force: true });
  }
  for (const name of names) {
    const stale = /^\.stale-(\d+)$/.exec(name);
    if (stale && Date.now() - Number(stale[1]) > dayMs)
      await rm2(join3(trees, name), { recursive: true, force: true });
  }
  await forgetOldest(stateDir);
  const cache = new ArchiveCache(cacheDir, owner);
  for (const hash of unused(cache.used())) cache.remove(hash);
}
function unused(images) {
  const byAge = [...images].sort((a, b) => b.time - a.time).slice(kept);
  return byAge.filter(({ time }) => Date.now() - time >= unusedDays * dayMs).map(({ hash }) => hash);
}
var namesIn = async (directory) => await readdir2(directory).catch(nothingWhenMissing) ?? [];

// src/image/apt-source.ts
var sourceLine = /^deb (?:\[[^\][]*\] )?([A-Za-z+]+):(\S+) [^\s[\]]+(?: [^\s[\]]+)*$/;
var methods = {
  https: /^\/\/[^/]/,
  http: /^\/\/[^/]/,
  ftp: /^\/\/[^/]/,
  copy: /^\/[^/]/
};
var example = "deb [trusted=yes] https://example.org/debian bookworm main";
var longest = 1e3;
function parseAptSource(text) {
  const shown = withoutCredentials(text);
  const wrong = (cause, hint = example) => new LabError(`cannot use apt source ${shownValue(shown)}${cause}`, { hint });
  if (shown !== text)
    throw wrong(
      ": every process of this host could read the password in it",
      `take a mirror that asks for none, or download the packages and give each by ${optionName("package")} FILE.deb`
    );
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) throw wrong(": expected one line, without control characters");
  if (text.length > longest) throw wrong(`: expected at most ${longest} characters`);
  const [, method = "", rest = ""] = sourceLine.exec(text) ?? [];
  if (method === "") throw wrong(': expected one line that begins with "deb ", then an address and a suite');
  if (method === "file")
    throw wrong(": the image cannot see files of the host", text.replace("file:", "copy:"));
  const address = Object.hasOwn(methods, method) ? methods[method] : void 0;
  if (!address)
    throw wrong(`: expected an address by ${Object.keys(methods).join(", ")}; got ${shownValue(method)}`);
  const isReadable = method === "copy" || URL.canParse(`${method}:${rest}`);
  if (!address.test(rest) || !isReadable)
    throw wrong(`: expected ${method}:${method === "copy" ? "/FOLDER" : "//HOST/PATH"}`);
  return text;
}

export {
  unknownDistribution,
  problemsForProvider,
  forProvider,
  defaultImage,
  parseAptSource,
  provider,
  ArchiveCache,
  rememberBuilt,
  hasBuilt,
  workPrefix,
  sweepAbandoned,
  pruneImages
};
